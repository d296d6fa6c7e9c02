// Does with jsforce what SignRelay does with Salesforce; ends with 1 and the reason if an answer
// is not as jsforce expects it. Arguments: address, user, password with token, app, its secret.
import assert from 'node:assert/strict';
import jsforce from 'jsforce';

const VERSION = '64.0';
const DOCUMENT = 'ESign_Document__c';
const KEY = 'Document_Id__c';
const [address, user, password, clientId, clientSecret] = process.argv.slice(2);

const bySoap = new jsforce.Connection({ loginUrl: address, version: VERSION });
const byOAuth = new jsforce.Connection({
  oauth2: { loginUrl: address, clientId, clientSecret },
  version: VERSION,
});

async function logsIn() {
  const soapUser = await bySoap.login(user, password);
  const oauthUser = await byOAuth.login(user, password);
  assert.equal(bySoap.instanceUrl, address);
  assert.equal(byOAuth.instanceUrl, address);
  assert.deepEqual(soapUser.organizationId, oauthUser.organizationId);
  await assert.rejects(
    new jsforce.Connection({ loginUrl: address, version: VERSION }).login(user, 'wrong'),
    /INVALID_LOGIN/,
  );
}

async function findsRecords() {
  const odd = await bySoap.sobject(DOCUMENT).find({ [KEY]: "it's odd" }, 'Id, Status__c');
  assert.equal(odd.length, 1);
  assert.equal(odd[0].Status__c, 'DCR');
  const [first] = await bySoap
    .sobject(DOCUMENT)
    .find({ 'Account__r.Name': 'Contoso' }, ['Id', KEY, 'Account__r.Name']);
  assert.equal(first[KEY], 'doc-1');
  assert.equal(first.Account__r.Name, 'Contoso');
  await assert.rejects(bySoap.query('SELECT Nope__c FROM Lead'), { errorCode: 'INVALID_FIELD' });
  return { odd: odd[0].Id, first: first.Id };
}

async function readsSeveralPages() {
  const query = 'SELECT Id, LastName FROM Lead ORDER BY LastName';
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const page = await bySoap.query(query, { headers });
  assert.equal(page.totalSize, 450);
  assert.equal(page.records.length, 200);
  assert.equal(page.done, false);
  const next = await bySoap.queryMore(page.nextRecordsUrl, { headers });
  assert.equal(next.records.length, 200);
  const all = await bySoap.query(query, { headers, autoFetch: true, maxFetch: 1000 });
  assert.equal(new Set(all.records.map(({ Id }) => Id)).size, 450);
}

async function writesSingleRecords(first) {
  const updated = await bySoap.sobject(DOCUMENT).update({ Id: first, Status__c: 'DST' });
  assert.equal(updated.success, true);
  const upserted = await byOAuth
    .sobject(DOCUMENT)
    .upsert({ [KEY]: 'doc-1', Status__c: 'DCO' }, KEY);
  assert.deepEqual(upserted, { id: first, success: true, errors: [], created: false });
  const created = await byOAuth.sobject(DOCUMENT).upsert({ [KEY]: 'new', Status__c: 'DCR' }, KEY);
  assert.equal(created.created, true);
  await assert.rejects(bySoap.sobject(DOCUMENT).update({ Id: first, Nope__c: 1 }), {
    errorCode: 'INVALID_FIELD',
  });
  const read = await byOAuth.sobject(DOCUMENT).retrieve(first);
  assert.equal(read.Status__c, 'DCO');
  return created.id;
}

async function writesCollections(odd, created) {
  const made = await byOAuth.sobject('Account').create([{ Name: 'a' }, {}]);
  assert.equal(made[0].success, true);
  assert.equal(made[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
  const updated = await byOAuth.sobject(DOCUMENT).update([
    { Id: odd, Status__c: 'DST' },
    { Id: created, Status__c: 'x'.repeat(41) },
  ]);
  assert.deepEqual(
    updated.map(({ success }) => success),
    [true, false],
  );
  const upserted = await byOAuth.sobject(DOCUMENT).upsert(
    [
      { [KEY]: "it's odd", Status__c: 'DCO' },
      { [KEY]: 'newer', Status__c: 'DCR' },
    ],
    KEY,
  );
  assert.deepEqual(
    upserted.map((item) => item.created),
    [false, true],
  );
  const read = await byOAuth.sobject(DOCUMENT).retrieve([odd, upserted[1].id]);
  assert.deepEqual(
    read.map((record) => record.Status__c),
    ['DCO', 'DCR'],
  );
  const deleted = await byOAuth.sobject(DOCUMENT).destroy([created, upserted[1].id]);
  assert.ok(deleted.every(({ success }) => success));
}

async function uploadsFiles(place) {
  const content = Buffer.from('%PDF-1.7 of a test\r\n--');
  const file = {
    Title: 'contract',
    PathOnClient: 'contract.pdf',
    FirstPublishLocationId: place,
    VersionData: content.toString('base64'),
  };
  const versions = bySoap.sobject('ContentVersion');
  const asJson = await versions.create(file);
  const asForm = await versions.create(file, {
    multipartFileFields: {
      VersionData: { contentType: 'application/pdf', filename: 'contract.pdf' },
    },
  });
  for (const { id } of [asJson, asForm]) {
    const { ContentSize, FileExtension } = await versions.retrieve(id);
    assert.equal(ContentSize, content.length);
    assert.equal(FileExtension, 'pdf');
    const read = await bySoap.request(
      `/services/data/v${VERSION}/sobjects/ContentVersion/${id}/VersionData`,
    );
    assert.equal(read, content.toString());
  }
  assert.equal(typeof bySoap.limitInfo.apiUsage.used, 'number');
}

await logsIn();
const { first, odd } = await findsRecords();
await readsSeveralPages();
const created = await writesSingleRecords(first);
await writesCollections(odd, created);
await uploadsFiles(first);
