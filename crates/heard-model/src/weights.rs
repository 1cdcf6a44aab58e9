//! The files of a model: as bytes from anywhere, or those compiled in. Reads tensors, knows no layers.

use half::f16;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::Error;

/// The sizes a model comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// Reads best.
    Standard,
    /// A quarter of the disk, several times the speed.
    Small,
}

/// The three files of a model.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'b> {
    /// `encoder.safetensors`
    pub encoder: &'b [u8],
    /// `heads.safetensors`
    pub heads: &'b [u8],
    /// `vocab.txt`
    pub vocabulary: &'b str,
}

impl<'b> Weights<'b> {
    /// The files of a model, as bytes.
    pub fn from_bytes(encoder: &'b [u8], heads: &'b [u8], vocabulary: &'b str) -> Self {
        Self {
            encoder,
            heads,
            vocabulary,
        }
    }
}

impl Weights<'static> {
    /// The files compiled in: `None` where the feature of this size is off, or its files were not there.
    pub fn embedded(size: Size) -> Option<Self> {
        match size {
            #[cfg(all(feature = "standard", standard_weights))]
            Size::Standard => Some(Self {
                encoder: include_bytes!("../weights/standard/encoder.safetensors"),
                heads: include_bytes!("../weights/standard/heads.safetensors"),
                vocabulary: include_str!("../weights/vocab.txt"),
            }),
            #[cfg(all(feature = "small", small_weights))]
            Size::Small => Some(Self {
                encoder: include_bytes!("../weights/small/encoder.safetensors"),
                heads: include_bytes!("../weights/small/heads.safetensors"),
                vocabulary: include_str!("../weights/vocab.txt"),
            }),
            #[allow(unreachable_patterns, reason = "depends on what is compiled in")]
            _ => None,
        }
    }
}

/// A matrix in bytes, and the scale of each row.
pub(crate) type Scaled = (Vec<i8>, Vec<f32>);

/// One file of tensors, and the JSON it carries under one name.
pub(crate) struct Tensors<'b> {
    file: SafeTensors<'b>,
}

impl<'b> Tensors<'b> {
    pub(crate) fn read<T: serde::de::DeserializeOwned>(bytes: &'b [u8], named: &'static str) -> Result<(Self, T), Error> {
        let (_, header) = SafeTensors::read_metadata(bytes)?;
        let json = header
            .metadata()
            .as_ref()
            .and_then(|m| m.get(named))
            .ok_or(Error::Metadata(named))?;
        Ok((
            Self {
                file: SafeTensors::deserialize(bytes)?,
            },
            serde_json::from_str(json)?,
        ))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.file.tensor(name).is_ok()
    }

    fn tensor(&self, name: &str, shape: &[usize]) -> Result<TensorView<'b>, Error> {
        let tensor = self.file.tensor(name)?;
        if tensor.shape() == shape {
            Ok(tensor)
        } else {
            Err(Error::Shape(name.to_owned()))
        }
    }

    /// Floats of any number.
    pub(crate) fn any_floats(&self, name: &str) -> Result<Vec<f32>, Error> {
        let shape = self.file.tensor(name)?.shape().to_vec();
        self.floats(name, &shape)
    }

    /// Floats, whatever precision they are kept in.
    pub(crate) fn floats(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
        let tensor = self.tensor(name, shape)?;
        match tensor.dtype() {
            Dtype::F32 => Ok(tensor.data().as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect()),
            Dtype::F16 => Ok(tensor
                .data()
                .as_chunks()
                .0
                .iter()
                .map(|&b| f16::from_le_bytes(b).to_f32())
                .collect()),
            _ => Err(Error::Shape(name.to_owned())),
        }
    }

    /// Numbers from 0, kept in 16 bits.
    pub(crate) fn numbers(&self, name: &str, count: usize) -> Result<Vec<usize>, Error> {
        let tensor = self.tensor(name, &[count])?;
        if tensor.dtype() != Dtype::I16 {
            return Err(Error::Shape(name.to_owned()));
        }
        let numbers = tensor.data().as_chunks().0.iter().map(|&b| i16::from_le_bytes(b).try_into());
        numbers.collect::<Result<_, _>>().map_err(|_| Error::Shape(name.to_owned()))
    }

    /// A matrix in bytes, if it is kept so; its scales stand beside it.
    pub(crate) fn bytes(&self, name: &str, shape: [usize; 2]) -> Result<Option<Scaled>, Error> {
        let weight = self.tensor(&format!("{name}.weight"), &shape)?;
        if weight.dtype() != Dtype::I8 {
            return Ok(None);
        }
        let scales = self.floats(&format!("{name}.scale"), &shape[..1])?;
        Ok(Some((weight.data().iter().map(|b| b.cast_signed()).collect(), scales)))
    }
}
