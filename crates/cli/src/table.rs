//! Aligned columns of text.

/// Blanks between two columns.
const GAP: &str = "  ";

/// Lays rows out in columns as wide as their widest cell; the first row is the heading.
pub(crate) fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or_default())
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, column_width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(column_width.saturating_sub(width(cell))));
            line.push_str(GAP);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Cuts text to at most `chars_max` characters, with an ellipsis where something is missing.
pub(crate) fn shortened(text: &str, chars_max: usize) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if width(&text) <= chars_max {
        return text;
    }
    let mut short: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    short.push('…');
    short
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_also_with_norwegian_letters() {
        let row = |cells: [&str; 2]| cells.map(ToOwned::to_owned).to_vec();
        let text = aligned(&[row(["Navn", "Fase"]), row(["Åse Bø", "Henvist"]), row(["Li", ""])]);
        assert_eq!(text, "Navn    Fase\nÅse Bø  Henvist\nLi\n");
    }

    #[test]
    fn long_text_is_cut_to_one_line() {
        assert_eq!(shortened("en\nto", 10), "en to");
        assert_eq!(shortened("blåbærsyltetøy", 8), "blåbærs…");
    }
}
