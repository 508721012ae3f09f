import AutoencodersChecks
import AutoencodersExercises
import ExerciseKit

runCheck([
  reparameterizeExercise.attempt(reparameterize),
  linearAutoencoderExercise.attempt(linearAutoencoder),
  denoiseExercise.attempt(denoise),
  klAndElboExercise.attempt(klAndElbo),
])
