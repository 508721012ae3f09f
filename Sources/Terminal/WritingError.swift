import Foundation

/// Why a file was not written.
public enum WritingError: Error, Equatable, CustomStringConvertible {
  /// A file stands where a folder is needed.
  case notAFolder(String)
  /// A folder or a device stands where a file is to be written.
  case notAFile(String)
  /// The system says no.
  case failed(String, reason: String)

  /// One line that names the path and the reason.
  public var description: String {
    switch self {
    case .notAFolder(let path): "\(path) is a file; expected a folder"
    case .notAFile(let path): "\(path) is no regular file; it is not replaced"
    case .failed(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}

/// What the system says about an error, in its own short words where it has some.
package func reason(of error: any Error) -> String {
  if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
  if let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error {
    return reason(of: inner)
  }
  let error = error as NSError
  if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
  return error.localizedDescription
}
