package org.signrelay.operations.access;

/** Roles of the admin API. */
public final class Roles {
  /** May look and act. */
  public static final String ADMIN = "admin";

  /** May look. */
  public static final String VIEWER = "viewer";

  private Roles() {}
}
