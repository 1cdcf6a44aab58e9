//! A row as one line of JSON. Absent values are left out.

use serde::Serialize;
use serde_json::Error;

use crate::schema::{Column, Value};

/// Appends a row and a line end.
pub(crate) fn json_line<R>(columns: &[Column<R>], row: &R, out: &mut Vec<u8>) -> Result<(), Error> {
    let mut before = b'{';
    for column in columns {
        let value = (column.value)(row);
        if matches!(value, Value::None) {
            continue;
        }
        out.push(before);
        before = b',';
        write(out, column.name)?;
        out.push(b':');
        match value {
            Value::None => {}
            Value::Text(text) => write(out, text)?,
            Value::Int(number) => write(out, &number)?,
            Value::Real(number) => write(out, &number)?,
            Value::Bool(yes) => write(out, &yes)?,
            Value::Time(at) => write(out, &at)?,
            Value::Texts(texts) => write(out, texts)?,
            Value::Reals(numbers) => write(out, numbers)?,
        }
    }
    out.extend_from_slice(if before == b'{' { b"{}\n" } else { b"}\n" });
    Ok(())
}

fn write(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
    serde_json::to_writer(out, value)
}
