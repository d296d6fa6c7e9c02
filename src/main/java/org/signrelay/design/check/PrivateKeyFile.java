package org.signrelay.design.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.design.Secret;

/**
 * Reads a private RSA key from a file in PEM, as {@code openssl} writes it: PKCS#8, not encrypted.
 * Every other kind of file is named, with the command that makes the right one of it.
 */
final class PrivateKeyFile {
  private static final int LARGEST = 64 * 1024;
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put(
        "BEGIN RSA PRIVATE KEY",
        "holds a key in the old format PKCS#1 (BEGIN RSA PRIVATE KEY): convert it with openssl pkcs8"
            + " -topk8 -nocrypt -in <old file> -out <new file>");
    OTHERS.put(
        "BEGIN ENCRYPTED PRIVATE KEY",
        "holds an encrypted key, and nobody is there to type its password: decrypt it with openssl"
            + " pkey -in <old file> -out <new file>, and let only the server's user read the file");
    OTHERS.put(
        "BEGIN EC PRIVATE KEY", "holds an EC key, and Salesforce takes RSA only: make an RSA key");
    OTHERS.put(
        "BEGIN OPENSSH PRIVATE KEY",
        "holds a key in OpenSSH's own format: convert it with ssh-keygen -p -m PKCS8 -f <file>");
    OTHERS.put("PUBLIC KEY", "holds a public key: the private one that belongs to it is needed");
    OTHERS.put(
        "BEGIN CERTIFICATE",
        "holds a certificate, which belongs into the connected app in Salesforce: the private key"
            + " that belongs to it is needed");
    OTHERS.put("BEGIN PRIVATE KEY", "holds a key that is cut off: its END line is missing");
  }

  private PrivateKeyFile() {}

  /**
   * The key as base64 of its PKCS#8 form, on one line.
   *
   * @param files gives the file that a path names
   * @throws UnusableKeyException if there is no such file, or no such key in it
   */
  static Secret read(String path, Function<String, Path> files) {
    if (path.contains("-----BEGIN")) {
      throw new UnusableKeyException(
          "must be the path of a file and not the key itself: save the key in a file of its own");
    }
    String pem = text(path, files);
    Matcher key = PKCS8.matcher(pem);
    if (!key.find()) {
      throw new UnusableKeyException(whatElse(pem));
    }
    return checked(key.group(1).replaceAll("\\s", ""));
  }

  private static String text(String path, Function<String, Path> files) {
    try {
      Path file = files.apply(path);
      if (!Files.exists(file)) {
        throw new UnusableKeyException(
            "names a file that does not exist"
                + (Path.of(path).isAbsolute()
                    ? ""
                    : "; a relative path starts at the configuration directory"));
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw new UnusableKeyException("must name a file that holds one private key and no more");
      }
      return Files.readString(file, ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UnusableKeyException(
          "names a file that the user who runs the server cannot read", unreadable);
    } catch (InvalidPathException noPath) {
      throw new UnusableKeyException("must be the path of a file", noPath);
    }
  }

  private static String whatElse(String pem) {
    return OTHERS.entrySet().stream()
        .filter(kind -> pem.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(
            "must name a file in PEM: text that begins with -----BEGIN PRIVATE KEY-----, as openssl"
                + " genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 writes it");
  }

  private static Secret checked(String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new Secret(base64);
    } catch (IllegalArgumentException | GeneralSecurityException noRsaKey) {
      throw new UnusableKeyException("holds a damaged key, or one that is no RSA key", noRsaKey);
    }
  }
}
