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
  private static final int PIECE = 4_096;

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
    char[] piece = new char[PIECE];
    int length = 0;
    long handedOn = charactersRead();
    for (char next = next(); next != '"'; next = next()) {
      piece[length++] = next == '\\' ? _decodeEscaped() : next;
      if (next == '\n') {
        followLineBreak();
      }
      if (length == PIECE || _inputPtr >= _inputEnd) {
        into.take(piece, 0, length, charactersRead() - handedOn);
        handedOn = charactersRead();
        length = 0;
      }
    }
    into.take(piece, 0, length, charactersRead() - handedOn);
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
