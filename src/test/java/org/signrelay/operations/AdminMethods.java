package org.signrelay.operations;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The methods of resources that answer admins, of all applications of this room. */
final class AdminMethods {
  private AdminMethods() {}

  /** The methods that answer calls of admins, by call. */
  static Map<String, Method> all() {
    Map<String, Method> methods = new TreeMap<>();
    applications()
        .forEach(
            application ->
                application.getClasses().stream()
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(
                        resource ->
                            collectMethods(
                                join(
                                    application
                                        .getClass()
                                        .getAnnotation(ApplicationPath.class)
                                        .value(),
                                    resource.getAnnotation(Path.class).value()),
                                resource,
                                methods)));
    return methods;
  }

  private static void collectMethods(String path, Class<?> resource, Map<String, Method> methods) {
    for (Method method : resource.getDeclaredMethods()) {
      Path own = method.getAnnotation(Path.class);
      Arrays.stream(method.getAnnotations())
          .flatMap(
              annotation ->
                  Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
          .forEach(
              verb ->
                  methods.put(
                      verb.value() + " " + join(path, own == null ? "" : own.value()), method));
    }
  }

  private static Stream<Application> applications() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.signrelay.operations")
            .stream()
            .filter(type -> type.isAssignableTo(Application.class))
            .map(JavaClass::reflect)
            .map(AdminMethods::made);
  }

  private static Application made(Class<?> application) {
    try {
      return (Application) application.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String join(String path, String more) {
    String whole = path.startsWith("/") ? path : "/" + path;
    return more.isEmpty() ? whole : whole + "/" + more;
  }
}
