package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.LimitInfo;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.fault.LoginFault;
import com.sforce.soap.partner.fault.MalformedQueryFault;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Salesforce's own Java client for the partner API works with the stand-in. */
class PartnerApiClientTest extends StandInTest {
  private static final String FIND =
      "SELECT Id, Status__c, Owner.Name FROM ESign_Document__c WHERE Document_Id__c = 'doc-1'";

  @Test
  void logsInQueriesAndUpdatesARow() throws ConnectionException {
    PartnerConnection connection = connect(PASSWORD + TOKEN);

    QueryResult found = connection.query(FIND);

    assertThat(found.getSize()).isEqualTo(1);
    assertThat(found.isDone()).isTrue();
    SObject record = found.getRecords()[0];
    assertThat(record.getType()).isEqualTo("ESign_Document__c");
    assertThat(record.getId()).isEqualTo(documentId);
    assertThat(record.getField("Status__c")).isEqualTo("DCR");

    SObject change = new SObject("ESign_Document__c");
    change.setId(documentId);
    change.setField("Status__c", "DCO");
    SaveResult[] saved = connection.update(new SObject[] {change});

    assertThat(saved[0].isSuccess()).isTrue();
    assertThat(saved[0].getId()).isEqualTo(documentId);
    assertThat(salesforce.rows().values(documentId, "Status__c")).containsExactly("DCR", "DCO");
  }

  @Test
  void createsEmptiesAndReportsErrorsOfSingleRecords() throws ConnectionException {
    PartnerConnection connection = connect(PASSWORD + TOKEN);
    SObject fine = new SObject("ESign_Document__c");
    fine.setField("Document_Id__c", "doc-2");
    SObject wrong = new SObject("ESign_Document__c");
    wrong.setField("Document_Id__c", "DOC-1");

    SaveResult[] saved = connection.create(new SObject[] {fine, wrong});

    assertThat(saved[0].isSuccess()).isTrue();
    assertThat(saved[1].isSuccess()).isFalse();
    assertThat(saved[1].getErrors()[0].getStatusCode().name()).isEqualTo("DUPLICATE_VALUE");
    SObject emptied = new SObject("ESign_Document__c");
    emptied.setId(documentId);
    emptied.setFieldsToNull(new String[] {"Status__c"});
    assertThat(connection.update(new SObject[] {emptied})[0].isSuccess()).isTrue();
    assertThat(salesforce.rows().get(documentId, "Status__c")).isNull();
  }

  @Test
  void pagesThroughAQuery() throws ConnectionException {
    for (int i = 0; i < 250; i++) {
      salesforce.rows().insert("Account", Map.of("Name", "account " + i));
    }
    PartnerConnection connection = connect(PASSWORD + TOKEN);
    connection.setQueryOptions(200);

    QueryResult first = connection.query("SELECT Name FROM Account");
    QueryResult second = connection.queryMore(first.getQueryLocator());

    assertThat(first.getRecords()).hasSize(200);
    assertThat(second.getRecords()).hasSize(50);
    assertThat(second.isDone()).isTrue();
  }

  @Test
  void describesAType() throws ConnectionException {
    DescribeSObjectResult described =
        connect(PASSWORD + TOKEN).describeSObject("ESign_Document__c");

    assertThat(described.getKeyPrefix()).isEqualTo("a0D");
    assertThat(described.getFields()).anyMatch(field -> field.getName().equals("Status__c"));
    assertThat(connect(PASSWORD + TOKEN).getUserInfo().getUserName()).isEqualTo(USER);
  }

  @Test
  void answersTellTheQuotaInTheirHeader() throws ConnectionException {
    salesforce.dailyLimit(5000, 16);
    PartnerConnection connection = connect(PASSWORD + TOKEN);

    assertThat(connection.getLimitInfoHeader()).isNull();
    connection.query(FIND);

    LimitInfo limit = connection.getLimitInfoHeader().getLimitInfo()[0];
    assertThat(limit.getCurrent()).isEqualTo(17);
    assertThat(limit.getLimit()).isEqualTo(5000);
    assertThat(limit.getType()).isEqualTo("API REQUESTS");
  }

  @Test
  void faultsAreUnderstood() throws ConnectionException {
    assertThatThrownBy(() -> connect("wrong"))
        .isInstanceOfSatisfying(
            LoginFault.class,
            fault -> assertThat(fault.getExceptionCode().name()).isEqualTo("INVALID_LOGIN"));
    PartnerConnection connection = connect(PASSWORD + TOKEN);
    assertThatThrownBy(() -> connection.query("SELECT Id FROM"))
        .isInstanceOf(MalformedQueryFault.class);
    salesforce.users().expireSessions();
    assertThatThrownBy(() -> connection.query(FIND))
        .isInstanceOfSatisfying(
            UnexpectedErrorFault.class,
            fault -> assertThat(fault.getExceptionCode().name()).isEqualTo("INVALID_SESSION_ID"));
    assertThat(salesforce.calls().count(CallKind.LOGIN)).isEqualTo(2);
  }

  private PartnerConnection connect(String secret) throws ConnectionException {
    var config = new ConnectorConfig();
    config.setAuthEndpoint(salesforce.uri() + "/services/Soap/u/64.0");
    config.setUsername(USER);
    config.setPassword(secret);
    return new PartnerConnection(config);
  }
}
