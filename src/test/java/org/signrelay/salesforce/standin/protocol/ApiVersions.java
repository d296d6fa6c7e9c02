package org.signrelay.salesforce.standin.protocol;

/** The major numbers of the API versions that the stand-in offers. */
public final class ApiVersions {
  /** Versions before it are retired. */
  public static final int OLDEST = 31;

  public static final int NEWEST = 67;

  /** The last version with {@code login()}, which is to be retired in Summer '27. */
  public static final int LAST_SOAP_LOGIN = 64;

  private ApiVersions() {}

  public static boolean offered(int version) {
    return version >= OLDEST && version <= NEWEST;
  }
}
