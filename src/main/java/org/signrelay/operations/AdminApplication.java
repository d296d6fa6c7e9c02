package org.signrelay.operations;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.signrelay.operations.answer.ProblemMapper;

/** The calls of admins, below {@code /signrelay/api}. */
@ApplicationPath("api")
public class AdminApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        DeliveriesResource.class,
        DesignsResource.class,
        RefusalsResource.class,
        ReplaysResource.class,
        StatusResource.class,
        ProblemMapper.class);
  }
}
