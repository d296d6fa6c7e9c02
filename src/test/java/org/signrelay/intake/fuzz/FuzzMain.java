package org.signrelay.intake.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fuzzes one reader of bodies. Ends with another code than 0 if it found something; the input then
 * lies in {@code target/fuzz} and belongs, once the cause is mended, among the seeds.
 */
public final class FuzzMain {
  private static final String LONGEST_INPUT = "4096";
  private static final String LONGEST_SECONDS_FOR_ONE = "10";

  private FuzzMain() {}

  /**
   * @param arguments the class whose {@code fuzzerTestOneInput} takes the bytes, the folder of its
   *     seeds, and for how many seconds
   * @throws IOException if the folder for what is found cannot be made
   * @throws InterruptedException if the fuzzer is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String target = arguments[0];
    String seeds = arguments[1];
    String seconds = arguments[2];
    Path found = Path.of("target", "fuzz", Path.of(seeds).getFileName().toString());
    Files.createDirectories(found);
    Jazzer.main(
        new String[] {
          "--target_class=" + target,
          "--instrumentation_includes=org.signrelay.intake.**",
          "--custom_hook_includes=org.signrelay.intake.**",
          "--reproducer_path=" + found.getParent(),
          "-artifact_prefix=" + found.getParent() + "/",
          "-max_total_time=" + seconds,
          "-max_len=" + LONGEST_INPUT,
          "-timeout=" + LONGEST_SECONDS_FOR_ONE,
          "-print_final_stats=1",
          found.toString(),
          seeds
        });
  }
}
