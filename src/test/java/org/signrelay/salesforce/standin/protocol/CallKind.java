package org.signrelay.salesforce.standin.protocol;

/** What a call asks for, by REST, SOAP or OAuth alike. */
public enum CallKind {
  /** SOAP {@code login()}. */
  LOGIN,
  /** OAuth token endpoint, all grant types. */
  TOKEN,
  USER_INFO,
  VERSIONS,
  LIMITS,
  DESCRIBE,
  QUERY,
  QUERY_MORE,
  READ,
  CREATE,
  UPDATE,
  UPSERT,
  DELETE,
  COLLECTION_READ,
  COLLECTION_CREATE,
  COLLECTION_UPDATE,
  COLLECTION_UPSERT,
  COLLECTION_DELETE,
  COMPOSITE,
  COMPOSITE_BATCH,
  /** A create or update whose body is multipart/form-data. */
  UPLOAD,
  DOWNLOAD,
  OTHER;

  /** Whether the call exchanges credentials for a session. */
  public boolean isLogin() {
    return this == LOGIN || this == TOKEN;
  }

  /** Whether the call carries up to 200 records. */
  public boolean isCollection() {
    return name().startsWith("COLLECTION_");
  }

  /** Whether the call may change records. */
  public boolean isWrite() {
    return switch (this) {
      case CREATE, UPDATE, UPSERT, DELETE, UPLOAD, COMPOSITE, COMPOSITE_BATCH -> true;
      case COLLECTION_CREATE, COLLECTION_UPDATE, COLLECTION_UPSERT, COLLECTION_DELETE -> true;
      default -> false;
    };
  }
}
