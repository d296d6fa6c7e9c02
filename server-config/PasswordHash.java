import java.io.Console;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes the value of signrelay.admin.password-hash. Run it with any JDK from 11 on:
 *
 * <pre>java PasswordHash.java</pre>
 *
 * It asks for a password and prints its hash in the form of Jakarta Security's Pbkdf2PasswordHash, with
 * the 210,000 rounds that OWASP's Password Storage Cheat Sheet asks for.
 */
public class PasswordHash {
  private static final int ROUNDS = 210_000;

  public static void main(String[] arguments) throws Exception {
    Console console = System.console();
    if (console == null) {
      System.err.println("Run this in a terminal: it asks for the password.");
      System.exit(1);
      return;
    }
    System.out.println(of(console.readPassword("Password of the SignRelay admin: ")));
  }

  static String of(char[] password) throws Exception {
    byte[] salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    byte[] hash =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
            .generateSecret(new PBEKeySpec(password, salt, ROUNDS, 512))
            .getEncoded();
    Base64.Encoder base64 = Base64.getEncoder();
    return "PBKDF2WithHmacSHA512:"
        + ROUNDS
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(hash);
  }
}
