//! Tables: one line a row, without cells over several columns or rows.

/// A line break inside a cell.
pub(super) const BREAK: &str = "<br>";

/// Columns and rows that a cell may cover; the bound keeps a hostile page's table small.
const WIDEST: u16 = 64;

/// A table being written.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    /// For each column how many more rows a cell from above covers.
    covered: Vec<u16>,
    /// Its caption.
    pub caption: String,
}

impl Table {
    /// Begins a row.
    pub fn row(&mut self) {
        self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        self.rows.push(Vec::new());
    }

    /// Adds a cell. The other columns and rows of a wide or high one stay empty.
    pub fn cell(&mut self, content: &str, columns: u16, rows: u16) {
        let Some(row) = self.rows.last_mut() else { return };
        while self.covered.get(row.len()).is_some_and(|&rows| rows > 0) {
            row.push(String::new());
        }
        let lines = content.lines().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        let start = row.len();
        row.push(lines.trim_end_matches(BREAK).replace('|', "\\|"));
        row.extend((1..columns.min(WIDEST)).map(|_| String::new()));
        if rows > 1 {
            self.covered.resize(self.covered.len().max(row.len()), 0);
            self.covered[start..row.len()].fill(rows.min(WIDEST));
        }
    }

    /// The lines of the table. The first row heads it, as every table in Markdown has one that does.
    pub fn lines(self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = Vec::new();
        for (index, mut row) in self.rows.into_iter().enumerate() {
            row.resize(columns, String::new());
            lines.push(format!("| {} |", row.join(" | ")));
            if index == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
        if columns == 0 { String::new() } else { lines.join("\n") }
    }
}
