extension HTMLReport {
  /// The style sheet of the page.
  ///
  /// One column; wide tables scroll by themselves; light in print. A figure is there twice, drawn
  /// for a desk and for a phone, since a picture that is only scaled down cannot be read there.
  static let style = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--faint:#59636e;--rule:#d0d7de}
    @media screen and (prefers-color-scheme:dark){
    :root{--paper:#0d1117;--ink:#e6edf3;--faint:#9aa4af;--rule:#3a424c}}
    @media print{:root{color-scheme:light}}
    body{margin:0;background:var(--paper);color:var(--ink);
    font:16px/1.5 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif}
    main{max-width:720px;margin:0 auto;padding:16px}
    h1{font-size:1.6em;line-height:1.2}
    h2{font-size:1.2em;margin:2em 0 .5em}
    h1,h2,p,li,td,figcaption{overflow-wrap:anywhere}
    th{white-space:nowrap}
    figure{margin:1.5em 0;break-inside:avoid}
    figcaption,caption{color:var(--faint);font-size:.9em;text-align:left}
    .wide{overflow-x:auto}
    .phone{display:none}
    @media screen and (max-width:520px){.phone{display:block}.desk{display:none}}
    svg{display:block;max-width:100%;height:auto;margin:0 auto}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    th,td{border-bottom:1px solid var(--rule);padding:.3em .8em;text-align:left}
    .data td{overflow-wrap:normal;white-space:nowrap}
    th.end,td.end{text-align:right}
    th.center,td.center{text-align:center}

    """
}

extension Table {
  /// The table as a table of HTML that scrolls if it is wider than the page.
  var html: String {
    let head = row(completeHeaders, tag: "th")
    let body = cells.map { row($0.map(\.withFigureSpaces), tag: "td") }.joined(separator: "\n")
    let caption = title.isEmpty ? "" : "<caption>\(title.escaped)</caption>"
    return """
      <div class="wide"><table class="data">\(caption)
      <thead>\(head)</thead>
      <tbody>\(body)</tbody>
      </table></div>
      """
  }

  private func row(_ cells: [String], tag: String) -> String {
    let parts = cells.enumerated().map { column, text in
      let style =
        switch alignments[column] {
        case .leading: ""
        case .center: " class=\"center\""
        case .trailing, .decimal: " class=\"end\""
        }
      return "<\(tag)\(style)>\(text.escaped)</\(tag)>"
    }
    return "<tr>\(parts.joined())</tr>"
  }
}
