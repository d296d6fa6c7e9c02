package org.signrelay.salesforce.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.record.Queries;

/**
 * Folders for documents, by id or developer name; remembers 1,000 of those it looked up. An id is
 * looked up too: only so a folder of reports is told apart from one of documents.
 */
@ApplicationScoped
class Folders {
  private static final int MOST = 1_000;

  /** Ids of folders begin so, with 15 or 18 characters. */
  private static final Pattern ID = Pattern.compile("00l[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?");

  private final Map<Known, String> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, String> eldest) {
          return size() > MOST;
        }
      };

  @Inject Queries queries;

  private record Known(OrgId org, String name) {}

  /**
   * The id of a folder.
   *
   * @throws SalesforceException if there is no such folder, or it cannot be looked up
   */
  String id(Org org, String idOrDeveloperName) {
    Known folder = new Known(org.id(), idOrDeveloperName);
    String found = remembered(folder);
    if (found == null) {
      found = lookUp(org, idOrDeveloperName);
      remember(folder, found);
    }
    return found;
  }

  private synchronized String remembered(Known folder) {
    return known.get(folder);
  }

  private synchronized void remember(Known folder, String id) {
    known.put(folder, id);
  }

  /**
   * The id of a folder, whatever is remembered of it: one that was deleted and made again has
   * another.
   *
   * @throws SalesforceException if there is no such folder, or it cannot be looked up
   */
  String idNow(Org org, String idOrDeveloperName) {
    forget(new Known(org.id(), idOrDeveloperName));
    return id(org, idOrDeveloperName);
  }

  private synchronized void forget(Known folder) {
    known.remove(folder);
  }

  private String lookUp(Org org, String idOrDeveloperName) {
    String field = ID.matcher(idOrDeveloperName).matches() ? "Id" : "DeveloperName";
    List<JsonObject> rows =
        queries.rows(
            org,
            "SELECT Id FROM Folder WHERE Type = 'Document' AND "
                + field
                + " = "
                + Queries.literal(idOrDeveloperName));
    if (rows.isEmpty()) {
      throw new SalesforceException(
          new Failure(
              Reaction.DEAD_LETTER,
              Scope.RECORD,
              "no-folder",
              "Salesforce has no folder "
                  + idOrDeveloperName
                  + " for documents that the integration user sees: correct document.folder, or"
                  + " share the folder with that user"));
    }
    return rows.get(0).getString("Id");
  }
}
