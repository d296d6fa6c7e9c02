package org.signrelay.salesforce.standin.schema;

/** What the user may do with records of a type. */
public record TypeRights(boolean create, boolean update, boolean delete) {
  public static final TypeRights ALL = new TypeRights(true, true, true);
  public static final TypeRights READ_ONLY = new TypeRights(false, false, false);
}
