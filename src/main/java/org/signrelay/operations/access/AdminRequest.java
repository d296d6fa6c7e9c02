package org.signrelay.operations.access;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request of somebody whose password was right. */
final class AdminRequest extends HttpServletRequestWrapper {
  private final CredentialValidationResult caller;

  AdminRequest(HttpServletRequest request, CredentialValidationResult caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller.getCallerPrincipal();
  }

  @Override
  public String getRemoteUser() {
    return caller.getCallerPrincipal().getName();
  }

  @Override
  public String getAuthType() {
    return BASIC_AUTH;
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller.getCallerGroups().contains(role);
  }
}
