package org.signrelay.intake.transmission.pieces;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ReaderBasedJsonParser;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import java.io.IOException;
import java.io.Reader;
import org.signrelay.intake.body.JsonSyntax;

/**
 * Jackson's parser, with strings that can be read in pieces. Jackson itself takes a string into
 * memory as a whole before it hands it out (2.20: {@code getText(Writer)} finishes the token first)
 * or decodes it as strict base64 ({@code readBinaryValue}), which knows no {@code data:} prefix and
 * one alphabet at a time.
 */
public final class PiecewiseJsonParser extends ReaderBasedJsonParser {
  private static final Factory FACTORY = new Factory();

  private PiecewiseJsonParser(
      IOContext context, int features, Reader text, CharsToNameCanonicalizer names) {
    super(context, features, text, null, names);
  }

  /** A parser of one body, within the limits of {@link JsonSyntax}. */
  public static PiecewiseJsonParser of(Reader text) throws IOException {
    return (PiecewiseJsonParser) FACTORY.createParser(text);
  }

  /**
   * Reads the string that the parser has come to, and has not been asked for yet, without taking it
   * into memory. Line breaks and tabs may stand in it unescaped: a merged value may bring them.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the string does not parse
   */
  public void readString(TextPieces into) throws IOException {
    _tokenIncomplete = false;
    char[] escaped = new char[1];
    long handedOn = charactersRead();
    for (char next = next(); next != '"'; next = next()) {
      if (next == '\\') {
        escaped[0] = _decodeEscaped();
        into.take(escaped, 0, 1, charactersRead() - handedOn);
      } else {
        int begin = _inputPtr - 1;
        skipPlain(next);
        into.take(_inputBuffer, begin, _inputPtr - begin, charactersRead() - handedOn);
      }
      handedOn = charactersRead();
    }
    into.take(escaped, 0, 0, charactersRead() - handedOn);
  }

  /** Goes on to the next quote or escape, or to the end of what is there. */
  private void skipPlain(char first) {
    if (first == '\n') {
      followLineBreak();
    }
    while (_inputPtr < _inputEnd) {
      char next = _inputBuffer[_inputPtr];
      if (next == '"' || next == '\\') {
        return;
      }
      _inputPtr++;
      if (next == '\n') {
        followLineBreak();
      }
    }
  }

  private char next() throws IOException {
    if (_inputPtr >= _inputEnd && !_loadMore()) {
      _reportInvalidEOF(" in a string", JsonToken.VALUE_STRING);
    }
    return _inputBuffer[_inputPtr++];
  }

  private void followLineBreak() {
    _currInputRow++;
    _currInputRowStart = _inputPtr;
  }

  private long charactersRead() {
    return _currInputProcessed + _inputPtr;
  }

  private static final class Factory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    Factory() {
      super(JsonSyntax.factory());
    }

    @Override
    protected JsonParser _createParser(Reader text, IOContext context) {
      return new PiecewiseJsonParser(context, _parserFeatures, text, _rootCharSymbols.makeChild());
    }
  }
}
