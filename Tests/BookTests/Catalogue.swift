/// What the five articles hold, by identifier: the catalogue that the map has to cover.
///
/// The list was made once, by reading the articles line by line. A row may move to another file or
/// chapter; it may not get lost.
enum Catalogue {
  /// The 263 formulas, procedures, program parts, numbers, techniques, applications, trends, dates
  /// and resources, article by article in reading order.
  static let formulas = identifiers([
    "000": """
    T01 P01 P02 P03 R02 P04 T02 T03 A01 R03 T04 T05 T06 F01 F02 F03 F04 F05 F06 F07 F08 C01
    C01a C01b C01c C01d C01e C01f C01g C02 C02a C02b C02c C02d C02e C02f C02g C02h C02i C02j
    C02k V01 V02 V03 V04 V05 V06 V07 V08 V09 V10 V11 V12 V13 V14 V15 V16 T07 R01
    """,
    "001": """
    P00 R02 R01 T01 A01 A02 F01 T02 T03 F02 C01 C01a C01b C01c C01d C01e C01f C01g C02 C02a
    C02b C02c C02d C02e C02f C02g P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 P12 P13 P14 R03
    R04 R05 V01 V02 V03 V04 V05 V06 V07
    """,
    "002": """
    P00 T01 R01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12a A01 A02 F01 F02 A03 F03 F04 T13
    T12 F05 F06 F07 F08 T14a T14b T14c T14d F09 F10 T15 T16 N01 C01 C02 C03 C04 C05 P01 P02
    P03 P04 P05 P06 P07 P08 P09 P10
    """,
    "003": """
    P00 H01 H02 H03 H04 H05 P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 P12 P13 T01 T02 T03
    F01 F02 F03 F04 F05 T04 T05 T06 T07 T08 T09 F06 F07 F08 F09 F10 F10b F11 C01 C02 C02a C02b
    C02c C02d C02e C02f C02g C03 C03a C03b C03c V01 V02 V03 V04 V05 V06 V07 V08 V09 V10 V11
    V12 V13 V14 V15 V16 R01 R02
    """,
    "004": """
    P00 R01 T01 A01 F01 F02 A02 F03 F04 F05 P01 A03 F06 A04 F07 T02 T03 F08 N01 F09 F10 N02
    F11 F12 F13 T04 T05 F14 F15 F16 F17 F18
    """,
  ])

  /// The program lines that those parts do not name one by one.
  static let lines = identifiers([
    "000": """
    C01h C02l C02m
    """,
    "001": """
    C01h C02h C02i
    """,
    "002": """
    C02a C02b C02c C03a C03b C03c C03d C04a C04b C04c C04d C04e C04f C04g C04h C04i C05a C05b
    C05c C05d C05e
    """,
    "003": """
    C01a C01b C01c C01d C01e C01f C01g C01h C01i C02h C02i C02j C02k C03d C03e C03f C03g C03h
    C03i C03j C03k
    """,
  ])

  /// The headings of each article that have a text of their own, by number.
  static let headings = [
    "000": "1 2.1 2.2 2.3 2.4 3.1 3.2 3.3 4.1 4.2 5.1 5.2 6.1 6.2 6.3 7",
    "001": "1.1 1.2 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 5.1 5.2 6 7 8 9.1 9.2 9.3",
    "002": """
    1.1 1.2 1.3 2.1 2.2 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 5.5 6.1 6.2 6.3
    """,
    "003": """
    1 1.1 1.2 2.1 2.2 2.3 3.1 3.2 3.3 3.4 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5 4.1 4.2 4.3 5.1 5.2
    6.1 6.2 6.3 7 8
    """,
    "004": """
    1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.1.1 3.1.2 3.2 3.2.1 3.2.2 4.1.1 4.1.2 4.2.1 4.2.2 4.2.3
    """,
  ]

  /// The 109 errata: how many each article has.
  static let errata = ["000": 22, "001": 13, "002": 18, "003": 32, "004": 24]
    .sorted { $0.key < $1.key }
    .flatMap { article, count in
      (1...count).map { "E\(article)-\($0 < 10 ? "0" : "")\($0)" }
    }

  private static func identifiers(_ lists: [String: String]) -> [String] {
    lists.sorted { $0.key < $1.key }.flatMap { article, list in
      list.split { $0.isWhitespace }.map { "\(article)-\($0)" }
    }
  }
}
