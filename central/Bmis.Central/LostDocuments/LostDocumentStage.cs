using System.Globalization;
using System.Security.Cryptography;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.LostDocuments;

/// <summary>
/// The bytes of what waits for its decision, sealed in the warehouse: whoever approves needs no file, and what is
/// published is what was proposed. An index is never in memory whole.
/// </summary>
internal sealed class LostDocumentStage(WarehouseKeys keys)
{
    private const int ChunkLength = 1 << 20;

    private const string InsertSupplement =
        "insert into staged_lost_supplement (proposal_id, data) values (@id, @data)";

    private const string SelectSupplement = "select data from staged_lost_supplement where proposal_id = @id";

    private const string InsertChunk =
        "insert into staged_lost_index (index_sha256, chunk, data) values (@digest, @chunk, @data)";

    private const string SelectChunk =
        "select data from staged_lost_index where index_sha256 = @digest and chunk = @chunk";

    private const string HasChunk =
        "select exists (select from staged_lost_index where index_sha256 = @digest)";

    private const string Clear =
        """
        delete from staged_lost_supplement s using lost_document_proposal p
        where p.proposal_id = s.proposal_id
            and (p.decision in ('rejected', 'superseded') or p.supplement_version is not null);
        delete from staged_lost_index i where not exists (
            select from lost_document_proposal p
            where p.index_sha256 = i.index_sha256
                and (p.decision is null or (p.decision = 'approved' and p.supplement_version is null)))
        """;

    public Task PutSupplementAsync(NpgsqlTransaction transaction, Guid id, byte[] supplement) =>
        transaction.Connection!.ExecuteAsync(
            InsertSupplement, new { id, data = keys.SealSecret(Place(id), supplement) }, transaction);

    /// <summary>The supplement of a proposal; null when it is gone or was changed.</summary>
    public async Task<byte[]?> SupplementAsync(NpgsqlTransaction transaction, LostDocumentProposal proposal)
    {
        var data = await transaction.Connection!.ExecuteScalarAsync<byte[]?>(
            SelectSupplement, new { id = proposal.ProposalId }, transaction);
        return data is not null && Opened(Place(proposal.ProposalId), data) is { } supplement
            && SHA256.HashData(supplement).AsSpan().SequenceEqual(proposal.SupplementSha256)
                ? supplement
                : null;
    }

    /// <summary>Stages an index, unless it is staged.</summary>
    /// <exception cref="InvalidDataException">The file has changed since it was read.</exception>
    public async Task PutIndexAsync(
        NpgsqlTransaction transaction, string file, byte[] digest, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<bool>(HasChunk, new { digest }, transaction)) return;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = File.OpenRead(file);
        var buffer = new byte[ChunkLength];
        for (var chunk = 0; ; chunk++)
        {
            var length = await content.ReadAtLeastAsync(
                buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (length == 0) break;
            sum.AppendData(buffer, 0, length);
            var data = keys.SealSecret(Place(digest, chunk), buffer.AsSpan(0, length));
            await connection.ExecuteAsync(InsertChunk, new { digest, chunk, data }, transaction);
        }

        if (!sum.GetHashAndReset().AsSpan().SequenceEqual(digest))
            throw new InvalidDataException($"{file} changed while it was read.");
    }

    /// <summary>Writes a staged index to a file; false when it is gone or was changed.</summary>
    public async Task<bool> GetIndexAsync(
        NpgsqlTransaction transaction, byte[] digest, string file, CancellationToken cancellation)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = File.Create(file);
        for (var chunk = 0; ; chunk++)
        {
            var data = await transaction.Connection!.ExecuteScalarAsync<byte[]?>(
                SelectChunk, new { digest, chunk }, transaction);
            if (data is null) break;
            if (Opened(Place(digest, chunk), data) is not { } plain) return false;
            sum.AppendData(plain);
            await content.WriteAsync(plain, cancellation);
        }

        return sum.GetHashAndReset().AsSpan().SequenceEqual(digest);
    }

    /// <summary>Removes what nobody waits for any more.</summary>
    public static Task ClearAsync(NpgsqlTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(Clear, transaction: transaction);

    private byte[]? Opened(string place, byte[] data)
    {
        try
        {
            return keys.OpenSecret(place, data);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Place(Guid id) => $"staged lost documents {id}";

    private static string Place(byte[] digest, int chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"staged lost index {Convert.ToHexStringLower(digest)} {chunk}");
}
