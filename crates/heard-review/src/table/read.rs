//! Parquet to values, a few columns at a time.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array as _, ArrayRef, AsArray as _};
use arrow::datatypes::{Float32Type, Int64Type, TimestampMillisecondType};
use arrow::record_batch::RecordBatch;
use jiff::Timestamp;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;

/// Calls `each` with the rows of a file, some thousand at a time. Only `columns` are read.
pub(crate) fn read(path: &Path, columns: &[&str], mut each: impl FnMut(&Batch)) -> Result<(), ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
    for batch in builder.with_projection(mask).with_batch_size(4096).build()? {
        each(&Batch(batch?));
    }
    Ok(())
}

/// Some rows. A column that is not there, or is of another kind, holds nothing.
pub(crate) struct Batch(RecordBatch);

impl Batch {
    pub(crate) fn rows(&self) -> usize {
        self.0.num_rows()
    }

    fn array(&self, column: &str, row: usize) -> Option<&ArrayRef> {
        self.0.column_by_name(column).filter(|array| array.is_valid(row))
    }

    pub(crate) fn text(&self, column: &str, row: usize) -> Option<&str> {
        Some(self.array(column, row)?.as_string_opt::<i32>()?.value(row))
    }

    pub(crate) fn int(&self, column: &str, row: usize) -> Option<i64> {
        Some(self.array(column, row)?.as_primitive_opt::<Int64Type>()?.value(row))
    }

    /// A number that counts something.
    pub(crate) fn count(&self, column: &str, row: usize) -> usize {
        self.int(column, row)
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or_default()
    }

    pub(crate) fn real(&self, column: &str, row: usize) -> Option<f32> {
        Some(self.array(column, row)?.as_primitive_opt::<Float32Type>()?.value(row))
    }

    pub(crate) fn bool(&self, column: &str, row: usize) -> Option<bool> {
        Some(self.array(column, row)?.as_boolean_opt()?.value(row))
    }

    pub(crate) fn time(&self, column: &str, row: usize) -> Option<Timestamp> {
        let array = self.array(column, row)?.as_primitive_opt::<TimestampMillisecondType>()?;
        Timestamp::from_millisecond(array.value(row)).ok()
    }

    pub(crate) fn texts(&self, column: &str, row: usize) -> Vec<String> {
        let list = self.array(column, row).and_then(|array| array.as_list_opt::<i32>());
        let values = list.map(|list| list.value(row));
        let texts = values.as_ref().and_then(|values| values.as_string_opt::<i32>());
        texts
            .map(|texts| texts.iter().flatten().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    pub(crate) fn reals(&self, column: &str, row: usize) -> Vec<f32> {
        let list = self.array(column, row).and_then(|array| array.as_list_opt::<i32>());
        let values = list.map(|list| list.value(row));
        let numbers = values.as_ref().and_then(|values| values.as_primitive_opt::<Float32Type>());
        numbers.map(|numbers| numbers.iter().flatten().collect()).unwrap_or_default()
    }
}
