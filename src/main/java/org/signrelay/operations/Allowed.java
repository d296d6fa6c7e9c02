package org.signrelay.operations;

import jakarta.ws.rs.core.SecurityContext;
import org.signrelay.operations.access.Roles;
import org.signrelay.operations.answer.Problem;

/** Who may do what in the admin API. */
final class Allowed {
  private Allowed() {}

  static void toLook(SecurityContext caller) {
    check(caller.isUserInRole(Roles.VIEWER) || caller.isUserInRole(Roles.ADMIN), Roles.VIEWER);
  }

  static void toAct(SecurityContext caller) {
    check(caller.isUserInRole(Roles.ADMIN), Roles.ADMIN);
  }

  private static void check(boolean holds, String role) {
    if (!holds) {
      throw new Problem(403, "not-allowed", "Not allowed", "This needs the role " + role + ".")
          .asException();
    }
  }
}
