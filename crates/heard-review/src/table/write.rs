//! Rows to Parquet.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{
    ArrayBuilder, ArrayRef, BooleanBuilder, Float32Builder, Int64Builder, ListBuilder, StringBuilder, TimestampMillisecondBuilder,
};
use arrow::datatypes::{DataType, Field, Schema, TimeUnit};
use arrow::record_batch::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::schema::{Column, Kind, Value};

/// How many bytes of a row group are gathered in memory before it is written.
const ROW_GROUP: usize = 16 << 20;

/// The rows as one batch.
pub(crate) fn batch<R>(columns: &[Column<R>], rows: &[R]) -> Result<RecordBatch, ParquetError> {
    let arrays = columns.iter().map(|column| array(column, rows)).collect();
    Ok(RecordBatch::try_new(Arc::new(schema(columns)), arrays)?)
}

fn schema<R>(columns: &[Column<R>]) -> Schema {
    let fields: Vec<Field> = columns.iter().map(|c| Field::new(c.name, data_type(c.kind), true)).collect();
    Schema::new(fields)
}

fn data_type(kind: Kind) -> DataType {
    let list = |of| DataType::List(Arc::new(Field::new_list_field(of, true)));
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Int => DataType::Int64,
        Kind::Real => DataType::Float32,
        Kind::Bool => DataType::Boolean,
        Kind::Time => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
        Kind::Texts => list(DataType::Utf8),
        Kind::Reals => list(DataType::Float32),
    }
}

fn array<R>(column: &Column<R>, rows: &[R]) -> ArrayRef {
    let values = rows.iter().map(column.value);
    match column.kind {
        Kind::Text => filled(StringBuilder::new(), values, |b, v| match v {
            Value::Text(text) => b.append_value(text),
            _ => b.append_null(),
        }),
        Kind::Int => filled(Int64Builder::new(), values, |b, v| match v {
            Value::Int(number) => b.append_value(number),
            _ => b.append_null(),
        }),
        Kind::Real => filled(Float32Builder::new(), values, |b, v| match v {
            Value::Real(number) => b.append_value(number),
            _ => b.append_null(),
        }),
        Kind::Bool => filled(BooleanBuilder::new(), values, |b, v| match v {
            Value::Bool(yes) => b.append_value(yes),
            _ => b.append_null(),
        }),
        Kind::Time => filled(TimestampMillisecondBuilder::new().with_timezone("UTC"), values, |b, v| match v {
            Value::Time(at) => b.append_value(at.as_millisecond()),
            _ => b.append_null(),
        }),
        Kind::Texts => filled(ListBuilder::new(StringBuilder::new()), values, |b, v| match v {
            Value::Texts(texts) => b.append_value(texts.iter().map(Some)),
            _ => b.append_null(),
        }),
        Kind::Reals => filled(ListBuilder::new(Float32Builder::new()), values, |b, v| match v {
            Value::Reals(numbers) => b.append_value(numbers.iter().copied().map(Some)),
            _ => b.append_null(),
        }),
    }
}

fn filled<'r, B: ArrayBuilder>(mut builder: B, values: impl Iterator<Item = Value<'r>>, append: fn(&mut B, Value<'r>)) -> ArrayRef {
    for value in values {
        append(&mut builder, value);
    }
    ArrayBuilder::finish(&mut builder)
}

/// Writes one Parquet file, batch by batch.
pub(crate) struct TableWriter {
    writer: ArrowWriter<BufWriter<File>>,
}

impl TableWriter {
    /// An empty file with these columns.
    pub(crate) fn create<R>(path: &Path, columns: &[Column<R>]) -> Result<Self, ParquetError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("heard ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let file = BufWriter::new(File::create(path)?);
        let writer = ArrowWriter::try_new(file, Arc::new(schema(columns)), Some(properties))?;
        Ok(Self { writer })
    }

    pub(crate) fn write(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        self.writer.write(batch)?;
        if self.writer.in_progress_size() > ROW_GROUP {
            self.writer.flush()?;
        }
        Ok(())
    }

    /// Ends the file.
    pub(crate) fn close(self) -> Result<(), ParquetError> {
        self.writer.close().map(drop)
    }
}

/// Writes the rows of `parts`, in their order, to one file.
pub(crate) fn merge<R>(path: &Path, columns: &[Column<R>], parts: impl Iterator<Item = PathBuf>) -> Result<(), ParquetError> {
    let mut writer = TableWriter::create(path, columns)?;
    for part in parts {
        for batch in ParquetRecordBatchReaderBuilder::try_new(File::open(part)?)?.build()? {
            writer.write(&batch?)?;
        }
    }
    writer.close()
}
