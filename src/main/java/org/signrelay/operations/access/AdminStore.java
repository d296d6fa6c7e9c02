package org.signrelay.operations.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.AdminAccount;
import org.signrelay.design.Designs;

/** Knows the one admin account of {@code signrelay.admin.username} and {@code .password-hash}. */
@ApplicationScoped
public class AdminStore implements IdentityStore {
  @Inject Designs designs;
  @Inject Pbkdf2PasswordHash hash;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    Optional<AdminAccount> account = designs.admin();
    if (account.isEmpty() || !(credential instanceof UsernamePasswordCredential given)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    boolean rightPassword =
        hash.verify(given.getPassword().getValue(), account.get().passwordHash().reveal());
    return rightPassword && account.get().username().equals(given.getCaller())
        ? new CredentialValidationResult(given.getCaller(), Set.of(Roles.ADMIN, Roles.VIEWER))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
