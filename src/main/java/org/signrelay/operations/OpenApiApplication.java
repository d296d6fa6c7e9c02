package org.signrelay.operations;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.signrelay.operations.answer.ProblemMapper;

/** The description of the calls of admins, at {@code /signrelay/openapi}. */
@ApplicationPath("openapi")
public class OpenApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(OpenApiResource.class, ProblemMapper.class);
  }
}
