//! One page of HTML that needs nothing else: no script, no font, no image, nothing from outside.

use worktrail_domain::{
    Language,
    reports::{ReportBlock, ReportLine},
};

/// How a page looks, on screen and on A4.
const STYLE: &str = "\
@page{size:A4;margin:20mm 18mm}
*{box-sizing:border-box}
body{font:11pt/1.5 'Source Sans 3','Segoe UI',system-ui,sans-serif;color:#1c1f24;max-width:174mm;margin:12mm auto;padding:0 6mm}
h1{font-size:20pt;line-height:1.2;margin:0 0 6mm}
h2{font-size:13.5pt;line-height:1.3;margin:9mm 0 2mm;padding-bottom:1mm;border-bottom:.3mm solid #9aa1ab;break-after:avoid}
h3{font-size:11pt;margin:4mm 0 1mm;break-after:avoid}
p{margin:0 0 3mm;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(45mm,max-content) 1fr;gap:.5mm 5mm;margin:0 0 3mm}
dt{color:#4a515c}
dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:0 0 3mm;font-size:10pt}
th,td{text-align:left;vertical-align:top;padding:1.2mm 3mm 1.2mm 0;border-bottom:.2mm solid #c9ced6;overflow-wrap:anywhere}
th{font-weight:600;color:#4a515c}
thead{display:table-header-group}
tr{break-inside:avoid}
footer{margin-top:10mm;color:#4a515c;font-size:9pt}
@media print{body{margin:0;padding:0;max-width:none}}";

/// What a page says.
pub(super) struct Page {
    pub(super) title: String,
    pub(super) heading: Vec<ReportLine>,
    pub(super) sections: Vec<PageSection>,
    pub(super) footer: String,
    pub(super) language: Language,
}

/// One section of a page; one without anything to say is left out.
pub(super) struct PageSection {
    pub(super) title: String,
    pub(super) blocks: Vec<ReportBlock>,
}

impl Page {
    /// The whole file.
    pub(super) fn html(&self) -> String {
        let mut body = format!("<h1>{}</h1>\n{}", escaped(&self.title), facts(&self.heading));
        for section in &self.sections {
            let blocks: Vec<&ReportBlock> = section.blocks.iter().filter(|block| !block.is_empty()).collect();
            if blocks.is_empty() {
                continue;
            }
            body.push_str("<section>\n");
            if !section.title.is_empty() {
                body.push_str(&format!("<h2>{}</h2>\n", escaped(&section.title)));
            }
            blocks.into_iter().for_each(|block| body.push_str(&part(block, &section.title)));
            body.push_str("</section>\n");
        }
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<main>\n{body}</main>\n<footer>{}</footer>\n</body>\n</html>\n",
            self.language.code(),
            escaped(&self.title),
            escaped(&self.footer),
        )
    }
}

fn part(block: &ReportBlock, section: &str) -> String {
    match block {
        // A text that is called like its section needs no second heading.
        ReportBlock::Text { label_nb, text, .. } if label_nb == section => format!("<p>{}</p>\n", escaped(text.trim())),
        ReportBlock::Text { label_nb, text, .. } => {
            format!("<h3>{}</h3>\n<p>{}</p>\n", escaped(label_nb), escaped(text.trim()))
        }
        ReportBlock::Facts { heading, lines } if heading.is_empty() => facts(lines),
        ReportBlock::Facts { heading, lines } => format!("<h3>{}</h3>\n{}", escaped(heading), facts(lines)),
        ReportBlock::Table { columns, rows } => {
            let head: String = columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", escaped(name))).collect();
            let row = |row: &Vec<String>| -> String {
                let cells: String = row.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect();
                format!("<tr>{cells}</tr>\n")
            };
            let rows: String = rows.iter().map(row).collect();
            format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
        }
    }
}

fn facts(lines: &[ReportLine]) -> String {
    let rows: String = lines
        .iter()
        .filter(|line| !line.value.is_empty())
        .map(|line| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(&line.label_nb), escaped(&line.value)))
        .collect();
    if rows.is_empty() { rows } else { format!("<dl>\n{rows}</dl>\n") }
}

/// Text as text: nothing that was typed can become markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters have no place on paper; line ends and tabs have.
            _ if letter.is_control() && !matches!(letter, '\n' | '\t') => {}
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        let block = ReportBlock::Text { field: None, label_nb: "Hovedmål".to_owned(), text: text.to_owned() };
        let empty = ReportBlock::Table { columns: vec!["Dato".to_owned()], rows: Vec::new() };
        let sections = vec![
            PageSection { title: "Hovedmål".to_owned(), blocks: vec![block] },
            PageSection { title: "Tomt".to_owned(), blocks: vec![empty] },
        ];
        Page {
            title: "Underveisnotat - IPS".to_owned(),
            heading: Vec::new(),
            sections,
            footer: String::new(),
            language: Language::Nb,
        }
        .html()
    }

    #[test]
    fn what_was_typed_stays_text_and_the_page_brings_nothing_from_outside() {
        let html = page("<script>alert(1)</script> & \"Ola's\"\u{7}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ola&#39;s&quot;</p>"), "{html}");
        for foreign in ["<script", "http://", "https://", "url(", "<img", "<link"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        assert!(html.starts_with("<!doctype html>\n<html lang=\"nb\">"));
    }

    #[test]
    fn section_without_anything_to_say_is_left_out_and_no_heading_stands_twice() {
        let html = page("Jobb på lager");
        assert!(!html.contains("Tomt"));
        assert_eq!(html.matches("Hovedmål").count(), 1);
    }
}
