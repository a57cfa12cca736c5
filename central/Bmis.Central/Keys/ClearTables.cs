using Bmis.Central.Distribution;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists;

namespace Bmis.Central.Keys;

/// <summary>How each table's rows are sealed that an older program stored in clear.</summary>
internal sealed class ClearTables(RecordSeal seal, WarehouseKeys keys)
{
    public IReadOnlyList<ClearTable> All =>
    [
        new(
            "envelope",
            """
            select region_id, lane_id, sequence, stored_at, header, salt, sealed from envelope
            where salt is not null limit @most
            """,
            """
            update envelope set sealed = @bytes, salt = null
            where region_id = @region and lane_id = @lane and sequence = @sequence and stored_at = @at
            """,
            row => new
            {
                region = row["region_id"],
                lane = row["lane_id"],
                sequence = row["sequence"],
                at = row["stored_at"],
                bytes = seal.Seal(Bytes(row, "header"), Bytes(row, "salt"), Bytes(row, "sealed")),
            }),
        new(
            "crossing",
            """
            select region_id, lane_id, sequence, crossed_at, personal_primary, personal_secondary, personal_birth_date,
                personal_document_number
            from crossing where personal_primary is not null limit @most
            """,
            """
            update crossing set personal = @bytes, personal_primary = null, personal_secondary = null,
                personal_birth_date = null, personal_document_number = null, personal_reason = null
            where region_id = @region and lane_id = @lane and sequence = @sequence and crossed_at = @at
            """,
            row => new
            {
                region = row["region_id"],
                lane = row["lane_id"],
                sequence = row["sequence"],
                at = row["crossed_at"],
                bytes = seal.Seal(
                    (int)row["region_id"]!, Text(row, "lane_id"), (long)row["sequence"]!, new PersonalPart(
                        Text(row, "personal_primary"), Text(row, "personal_secondary"),
                        Text(row, "personal_birth_date"), Text(row, "personal_document_number"))),
            }),
        new(
            "correction",
            """
            select region_id, lane_id, sequence, personal_reason from correction
            where personal_reason is not null limit @most
            """,
            """
            update correction set reason = @bytes, personal_reason = null
            where region_id = @region and lane_id = @lane and sequence = @row
            """,
            row => Words(row, "sequence", "personal_reason")),
        new(
            "shift",
            "select region_id, lane_id, shift_id, note from shift where note <> '' limit @most",
            """
            update shift set sealed_note = @bytes, note = ''
            where region_id = @region and lane_id = @lane and shift_id = @row
            """,
            row => Words(row, "shift_id", "note")),
        new(
            "quarantine",
            $"select evidence_sha256, evidence from quarantine where {Clear("evidence")} limit @most",
            $"update quarantine set evidence = @bytes where evidence_sha256 = @digest and {Clear("evidence")}",
            row => new
            {
                digest = row["evidence_sha256"],
                bytes = seal.SealEvidence(Bytes(row, "evidence_sha256"), Bytes(row, "evidence")),
            }),
        new(
            "account",
            $"select account_id, code_secret from account where {Clear("code_secret")} limit @most",
            "update account set code_secret = @bytes where account_id = @id",
            row => new
            {
                id = row["account_id"],
                bytes = keys.SealSecret(
                    AccountStore.CodePlace(Text(row, "account_id")), Bytes(row, "code_secret")),
            }),
        new(
            "protection_key",
            "select name, xml from protection_key where xml like '<%' limit @most",
            "update protection_key set xml = @xml where name = @name",
            row => new
            {
                name = row["name"], xml = ProtectionKeys.Seal(keys, Text(row, "name"), Text(row, "xml")),
            }),
        new(
            "alert_list_version",
            $"select list_name, version, file from alert_list_version where {Clear("file")} limit @most",
            "update alert_list_version set file = @bytes where list_name = @name and version = @version",
            row => new
            {
                name = row["list_name"],
                version = row["version"],
                bytes = keys.SealSecret(
                    AlertListStore.Place(Text(row, "list_name"), (long)row["version"]!), Bytes(row, "file")),
            }),
        new(
            "published_chunk",
            $"select list_name, version, chunk, data from published_chunk where {Clear("data")} limit @most",
            """
            update published_chunk set data = @bytes
            where list_name = @name and version = @version and chunk = @chunk
            """,
            row => new
            {
                name = row["list_name"],
                version = row["version"],
                chunk = row["chunk"],
                bytes = keys.SealSecret(
                    ListPublisher.Place(Text(row, "list_name"), (long)row["version"]!, (int)row["chunk"]!),
                    Bytes(row, "data")),
            }),
    ];

    private object Words(IDictionary<string, object?> row, string id, string words) => new
    {
        region = row["region_id"],
        lane = row["lane_id"],
        row = row[id],
        bytes = seal.Seal((int)row["region_id"]!, Text(row, "lane_id"), row[id]!, Text(row, words)),
    };

    // Sealed bytes begin with their mark and version.
    private static string Clear(string column) => $@"substring({column} from 1 for 4) <> '\x626d7301'";

    private static string Text(IDictionary<string, object?> row, string column) => row[column] as string ?? "";

    private static byte[] Bytes(IDictionary<string, object?> row, string column) => row[column] as byte[] ?? [];
}
