using System.Globalization;
using System.Net;
using System.Text;

namespace LossGen;

/// <summary>An HTML page that needs no other file.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root { color-scheme: light; --ink: #1b2430; --dim: #66717f; --line: #e3e7ec; --soft: #f6f8fa; }
        * { box-sizing: border-box; }
        body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: var(--ink); margin: 0; background: var(--soft); }
        main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 56px; }
        h1 { font-size: 27px; margin: 0 0 2px; letter-spacing: -0.01em; }
        h2 { font-size: 16px; margin: 0 0 12px; }
        p.lead { color: var(--dim); margin: 0 0 22px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-bottom: 18px; }
        .card { overflow-x: auto; }
        .tile, .card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
        .tile b { display: block; white-space: nowrap; font-size: 22px; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--dim); font-size: 13px; }
        .grid2 { display: grid; grid-template-columns: repeat(auto-fit, minmax(460px, 1fr)); gap: 16px; margin-bottom: 16px; align-items: start; }
        .grid3 { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 16px; margin-bottom: 16px; align-items: start; }
        h2 .dim { display: block; font-size: 13px; font-weight: 400; }
        .warning { background: #fff7e6; border: 1px solid #f1cf8a; border-radius: 10px; padding: 10px 16px; margin-bottom: 12px; }
        svg { width: 100%; height: auto; display: block; }
        svg .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
        svg .tick { font-size: 11.5px; fill: var(--dim); }
        svg .grid { stroke: var(--line); } svg .axis { stroke: #a9b2bd; } svg .mark { stroke: #9aa4b0; stroke-dasharray: 4 3; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 14px; }
        th { text-align: left; font-weight: 600; color: var(--dim); }
        td, th { padding: 4px 12px 4px 0; vertical-align: top; }
        table:not(.confusion) :is(td, th):last-child { padding-right: 0; }
        .grid3 table { font-size: 13px; } .grid3 table:not(.confusion) :is(td, th):not(:last-child) { padding-right: 9px; }
        td.number, th.number { text-align: right; }
        table.confusion td, table.confusion th { padding: 7px 12px; text-align: right; }
        table.confusion td { border: 2px solid #fff; border-radius: 4px; min-width: 58px; }
        .dim { color: var(--dim); } code { font-size: 13px; word-break: break-word; }
        """;

    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lead">A line below the title.</param>
    /// <param name="body">Writes what follows.</param>
    public static string Write(string title, string lead, Action<StringBuilder> body)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Escape(title)}</title><style>{Style}</style></head><body><main>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Escape(title)}</h1><p class=\"lead\">{Escape(lead)}</p>\n");
        body(html);
        return html.Append("</main></body></html>\n").ToString();
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
