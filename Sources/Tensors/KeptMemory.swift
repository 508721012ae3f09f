import Foundation

/// Asks the memory allocator to keep what is freed for the next tensors.
///
/// A training step allocates and frees the same large tensors again and again. GNU's allocator gives
/// such blocks back to the system at once, which hands them out again page by page, cleared: about
/// half of a step of a convolutional network. With these settings a program keeps the memory that
/// its largest step needed until it ends.
///
/// For the start of a program; where there is no such allocator it does nothing.
package func keepFreedMemory() {
  #if os(Linux)
    typealias SetOption = @convention(c) (_ option: CInt, _ value: CInt) -> CInt
    // Swift does not import <malloc.h>.
    guard let address = unsafe dlsym(nil, "mallopt") else { return }
    let setOption = unsafe unsafeBitCast(address, to: SetOption.self)
    let (trimThreshold, mapThreshold): (CInt, CInt) = (-1, -3)
    _ = setOption(trimThreshold, .max)
    _ = setOption(mapThreshold, .max)
  #endif
}
