// The two checksums of a PNG file: CRC-32 of every chunk, Adler-32 of the compressed data.

/// The cyclic redundancy check of PNG (ISO 3309), bit by bit.
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return ~crc
}

/// The checksum of zlib (RFC 1950): the sum of the bytes, and the sum of those sums.
func adler32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var (sum, sums): (UInt32, UInt32) = (1, 0)
  for byte in bytes {
    sum = (sum + UInt32(byte)) % 65521
    sums = (sums + sum) % 65521
  }
  return sums << 16 | sum
}
