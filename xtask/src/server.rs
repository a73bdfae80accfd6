//! A small static file server for one person's browser: 127.0.0.1 only, GET and HEAD only, files
//! below one folder only.
//!
//! It needs no network and no install, and sends `application/wasm`, which streaming compilation
//! wants. Example: `bind(None)` -> a listener on 8080, or on the next free port.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 100;
/// A longer request than a browser sends is refused.
const LONGEST_REQUEST: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Listens on the wanted port, or else on the first free one from 8080 on.
pub fn bind(wanted: Option<u16>) -> Result<(TcpListener, u16), String> {
    let listener = match wanted {
        Some(port) => TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| format!("port {port} cannot be used: {error}"))?,
        None => (FIRST_PORT..FIRST_PORT + PORTS_TO_TRY)
            .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
            .ok_or_else(|| {
                let last = FIRST_PORT + PORTS_TO_TRY - 1;
                format!("no port between {FIRST_PORT} and {last} is free; name one with --port")
            })?,
    };
    let port = listener
        .local_addr()
        .map_err(|error| error.to_string())?
        .port();
    Ok((listener, port))
}

/// Answers requests, one thread each, until the program ends.
pub fn answer_for_ever(listener: TcpListener, folder: PathBuf) {
    let folder = Arc::new(folder);
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        thread::spawn(move || {
            // A browser that goes away in the middle is its own affair.
            let _ = answer(stream, &folder);
        });
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST));
    let mut request = String::new();
    lines.read_line(&mut request)?;
    let mut header = String::new();
    while !request.trim().is_empty() && lines.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (status, kind, body) = match method {
        "GET" | "HEAD" => respond(folder, target),
        _ => (
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"only GET\n".to_vec(),
        ),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn respond(folder: &Path, target: &str) -> (&'static str, &'static str, Vec<u8>) {
    let file = file_for(folder, target);
    match file.and_then(|file| Some((fs::read(&file).ok()?, content_type(&file)))) {
        Some((body, kind)) => ("200 OK", kind, body),
        None => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"no such file\n".to_vec(),
        ),
    }
}

/// The file that a request names, if it lies below the folder.
fn file_for(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = decode(target.split(['?', '#']).next()?)?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part == ".." || part == "." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// `%20` and its like.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .as_ref()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ftl" | "txt" | "yaml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{answer_for_ever, bind, decode, file_for};
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::Path;
    use std::thread;

    fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("an answer in UTF-8");
        answer
    }

    #[test]
    fn files_below_the_folder_are_sent_and_nothing_else() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (listener, port) = bind(Some(0)).expect("any port");
        thread::spawn(move || answer_for_ever(listener, folder.to_path_buf()));
        let found = ask(port, "GET /Cargo.toml?x=1 HTTP/1.1\r\nHost: a\r\n\r\n");
        assert!(found.starts_with("HTTP/1.1 200 OK") && found.contains("name = \"xtask\""));
        let head = ask(port, "HEAD /src/main.rs HTTP/1.1\r\n\r\n");
        assert!(head.starts_with("HTTP/1.1 200 OK") && head.ends_with("\r\n\r\n"));
        for (request, status) in [
            ("GET /../Cargo.toml HTTP/1.1\r\n\r\n", "404"),
            ("GET /%2e%2e/Cargo.toml HTTP/1.1\r\n\r\n", "404"),
            ("GET /nothing HTTP/1.1\r\n\r\n", "404"),
            ("POST /Cargo.toml HTTP/1.1\r\n\r\n", "405"),
            ("\r\n", "405"),
        ] {
            assert!(
                ask(port, request).starts_with(&format!("HTTP/1.1 {status}")),
                "{request}"
            );
        }
    }

    #[test]
    fn percent_signs_are_decoded_or_refused() {
        assert_eq!(decode("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(decode("/a%2"), None);
        assert_eq!(decode("/a%ff"), None);
        assert_eq!(
            file_for(Path::new(env!("CARGO_MANIFEST_DIR")), "/a%00"),
            None
        );
    }

    #[test]
    fn a_taken_port_is_named_in_the_error() {
        let (_held, port) = bind(Some(0)).expect("any port");
        let error = bind(Some(port)).expect_err("taken");
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
