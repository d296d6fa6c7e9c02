package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.TestKeys;

class PrivateKeyFileTest {
  private static final KeyPair KEY = TestKeys.rsa();

  @TempDir Path directory;

  @Test
  void aKeyAsOpensslWritesItIsRead() throws IOException {
    // Given
    write("Bag Attributes\r\n  x: y\r\n" + TestKeys.pkcs8(KEY).replace("\n", "\r\n"));

    // When
    Secret key = PrivateKeyFile.read("key.pem", directory::resolve);

    // Then
    assertThat(Base64.getDecoder().decode(key.reveal())).isEqualTo(KEY.getPrivate().getEncoded());
  }

  @Test
  void aKeyBesideItsCertificateIsRead() throws IOException {
    // Given
    write(TestKeys.pem("CERTIFICATE", new byte[100]) + TestKeys.pkcs8(KEY));

    // When
    Secret key = PrivateKeyFile.read("key.pem", directory::resolve);

    // Then
    assertThat(key.reveal()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA PRIVATE KEY, PKCS#1",
    "RSA PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt",
    "ENCRYPTED PRIVATE KEY, encrypted",
    "PUBLIC KEY, public key",
    "RSA PUBLIC KEY, public key",
    "CERTIFICATE, certificate",
    "EC PRIVATE KEY, RSA only",
    "OPENSSH PRIVATE KEY, ssh-keygen",
    "PRIVATE KEY, damaged",
    "SOMETHING, BEGIN PRIVATE KEY"
  })
  void anotherKindOfFileIsNamed(String kind, String said) throws IOException {
    // Given
    write(TestKeys.pem(kind, new byte[100]));

    // When
    assertThatThrownBy(() -> PrivateKeyFile.read("key.pem", directory::resolve))
        // Then
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageContaining(said);
  }

  @Test
  void anotherAlgorithmIsRefused() throws IOException {
    // Given
    write(TestKeys.pkcs8(TestKeys.of("EC", 256)));

    // When
    assertThatThrownBy(() -> PrivateKeyFile.read("key.pem", directory::resolve))
        // Then
        .hasMessageContaining("no RSA key");
  }

  @Test
  void aKeyThatIsCutOffIsRefused() throws IOException {
    // Given
    write(TestKeys.pkcs8(KEY).substring(0, 900));

    // When
    assertThatThrownBy(() -> PrivateKeyFile.read("key.pem", directory::resolve))
        // Then
        .hasMessageContaining("cut off");
  }

  @Test
  void aMissingFileSaysWhereARelativePathStarts() {
    // When
    assertThatThrownBy(() -> PrivateKeyFile.read("nothing.pem", directory::resolve))
        // Then
        .hasMessageContaining("does not exist")
        .hasMessageContaining("configuration directory");
  }

  @Test
  void aDirectoryIsNoKey() {
    // When
    assertThatThrownBy(() -> PrivateKeyFile.read(".", directory::resolve))
        // Then
        .hasMessageContaining("must name a file");
  }

  @Test
  void theKeyItselfIsNoPathAndIsNotShown() {
    // Given
    String pem = TestKeys.pkcs8(KEY);

    // When
    assertThatThrownBy(() -> PrivateKeyFile.read(pem, directory::resolve))
        // Then
        .hasMessageContaining("not the key itself")
        .message()
        .doesNotContain(pem.substring(40, 60));
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("key.pem"), text);
  }
}
