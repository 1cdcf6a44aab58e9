//! The session cookie: `HttpOnly`, `SameSite=Strict`, `Secure` unless the desk listens on loopback.

use axum::http::{HeaderMap, HeaderValue, header};

use heard_desk::SESSION_LENGTH;

use super::Token;
use crate::Config;

const NAME: &str = "heard_session";

/// The cookie that signs in.
pub(crate) fn session_cookie(config: &Config, token: &Token) -> Option<HeaderValue> {
    cookie(config, token.reveal(), SESSION_LENGTH.as_secs())
}

/// The cookie that signs out.
pub(crate) fn clear_cookie(config: &Config) -> Option<HeaderValue> {
    cookie(config, "", 0)
}

fn cookie(config: &Config, value: &str, max_age: i64) -> Option<HeaderValue> {
    let secure = if config.secure() { "; Secure" } else { "" };
    let text = format!("{NAME}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}");
    let mut header = HeaderValue::from_str(&text).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// The session's token, where a plausible one was sent.
pub(super) fn sent_session(headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .find_map(|(_, value)| Token::sent(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags() {
        let token = Token::random().unwrap();
        let mut config = Config::default();
        let text = |config: &Config| session_cookie(config, &token).unwrap().to_str().unwrap().to_owned();
        assert!(text(&config).ends_with("Max-Age=1209600; HttpOnly; SameSite=Strict"));
        config.addr = "0.0.0.0:443".parse().unwrap();
        assert!(text(&config).ends_with("; Secure"));
        config.secure_cookies = Some(false);
        assert!(!text(&config).contains("Secure"));
    }

    #[test]
    fn found_among_others() {
        let token = Token::random().unwrap();
        let mut headers = HeaderMap::new();
        let sent = format!("theme=dark; heard_session={}; x", token.reveal());
        headers.append(header::COOKIE, sent.parse().unwrap());
        assert_eq!(sent_session(&headers), Some(token));
    }
}
