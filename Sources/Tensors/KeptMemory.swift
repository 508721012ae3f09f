import Foundation

/// Keeps memory that was given back, up to 256 MB of it, for the next tensors.
///
/// A training step asks for the same pieces again and again. By default the system's library gives
/// pieces of many megabytes back to the system at once, and gets them again page by page, each of
/// which has to be cleared: with the language models of chapter 10 that was a fifth of a step. This
/// is a setting of the process; elsewhere than with the GNU library nothing is done.
package func keepFreedMemory() {
  #if canImport(Glibc)
    // Glibc's module leaves malloc.h out, so the function is looked up by its name.
    typealias Setting = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32
    guard let address = unsafe dlsym(nil, "mallopt") else { return }
    let set = unsafe unsafeBitCast(address, to: Setting.self)
    let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
    _ = set(mapThreshold, 32 << 20)
    _ = set(trimThreshold, 256 << 20)
  #endif
}
