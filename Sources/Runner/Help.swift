/// What `swift run learn help` prints.
package let help = """
  Checks your solutions of the book's exercises, and names the mistake.

    swift run learn                  where you are, and what is next
    swift run learn check NAME       one exercise, or a chapter's number, next, or all
           --seed N                  with the same inputs as before
           --plain, --json           a line, or a JSON object, for each exercise
    swift run learn watch [NAME]     checks whenever you save a file
    swift run learn hint [NAME]      the next of three hints
    swift run learn solution [NAME]  the solution, beside your own
    swift run learn reset NAME       back to the stub; what you wrote is kept
    swift run learn run 04 --mine    a chapter's training with the functions that you have solved
    swift run learn list             all exercises

  Without a name, the next exercise is meant.
  """
