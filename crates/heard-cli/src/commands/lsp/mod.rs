//! `heard lsp`: the coach in any editor that speaks the Language Server Protocol.

mod shown;
mod text;

use std::collections::HashMap;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, Notification as _, PublishDiagnostics};
use lsp_types::request::{CodeActionRequest, HoverRequest, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, HoverProviderCapability, PublishDiagnosticsParams, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use serde::de::DeserializeOwned;

use heard_engine::Engine;
use text::Draft;

use crate::engine::CoachArgs;
use crate::output::Outcome;

/// Coach replies in an editor (Language Server Protocol over standard input and output)
///
/// A document is one reply. Lines that begin with ">" are what the customer wrote, as mail programs quote it.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    coach: CoachArgs,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let engine = self.coach.engine()?;
        let (connection, threads) = Connection::stdio();
        connection.initialize(serde_json::to_value(capabilities())?)?;
        let mut desk = Desk {
            engine,
            connection: &connection,
            drafts: HashMap::new(),
        };
        desk.serve()?;
        drop(connection);
        threads.join()?;
        Ok(Outcome::Clean)
    }
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// The open documents, each with what was said of it.
struct Desk<'c> {
    engine: Engine,
    connection: &'c Connection,
    drafts: HashMap<Uri, Draft>,
}

impl Desk<'_> {
    fn serve(&mut self) -> anyhow::Result<()> {
        for message in &self.connection.receiver {
            match message {
                Message::Request(request) if self.connection.handle_shutdown(&request)? => return Ok(()),
                Message::Request(request) => {
                    let answer = self.answer(request);
                    self.connection.sender.send(Message::Response(answer))?;
                }
                Message::Notification(told) => self.hear(told)?,
                Message::Response(_) => {}
            }
        }
        Ok(())
    }

    fn answer(&self, request: Request) -> Response {
        let id = request.id.clone();
        let found = match request.method.as_str() {
            HoverRequest::METHOD => with(request, |p: lsp_types::HoverParams| {
                let at = p.text_document_position_params;
                self.drafts
                    .get(&at.text_document.uri)
                    .and_then(|draft| shown::hover(draft, at.position))
            }),
            CodeActionRequest::METHOD => with(request, |p: lsp_types::CodeActionParams| {
                let uri = p.text_document.uri;
                self.drafts.get(&uri).map(|draft| shown::actions(draft, &uri, p.range))
            }),
            other => return Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("'{other}' is not answered here")),
        };
        match found {
            Ok(value) => Response::new_ok(id, value),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    fn hear(&mut self, told: Notification) -> anyhow::Result<()> {
        match told.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Ok(p) = serde_json::from_value::<lsp_types::DidOpenTextDocumentParams>(told.params) {
                    self.read(p.text_document.uri, p.text_document.text, p.text_document.version)?;
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Ok(p) = serde_json::from_value::<lsp_types::DidChangeTextDocumentParams>(told.params)
                    && let Some(change) = p.content_changes.into_iter().next_back()
                {
                    self.read(p.text_document.uri, change.text, p.text_document.version)?;
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Ok(p) = serde_json::from_value::<lsp_types::DidCloseTextDocumentParams>(told.params) {
                    self.drafts.remove(&p.text_document.uri);
                    self.publish(p.text_document.uri, Vec::new(), None)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn read(&mut self, uri: Uri, text: String, version: i32) -> anyhow::Result<()> {
        let draft = Draft::read(&self.engine, text);
        let diagnostics = shown::diagnostics(&draft);
        self.drafts.insert(uri.clone(), draft);
        self.publish(uri, diagnostics, Some(version))
    }

    fn publish(&self, uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>, version: Option<i32>) -> anyhow::Result<()> {
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        let told = Notification::new(PublishDiagnostics::METHOD.to_owned(), params);
        Ok(self.connection.sender.send(Message::Notification(told))?)
    }
}

fn with<P: DeserializeOwned, R: serde::Serialize>(request: Request, answer: impl FnOnce(P) -> R) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(answer(serde_json::from_value(request.params)?))
}
