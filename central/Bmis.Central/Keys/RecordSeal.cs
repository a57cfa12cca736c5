using System.Globalization;
using System.Text;
using System.Text.Json;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;

namespace Bmis.Central.Keys;

/// <summary>
/// Seals what lanes push, and opens it again for whoever reads it. Each part is bound to its place: bytes that somebody
/// moved to another row do not open. Safe for all threads.
/// </summary>
internal sealed class RecordSeal(WarehouseKeys keys)
{
    private readonly Sealer _entries = keys.For("envelope");
    private readonly Sealer _persons = keys.For("crossing");
    private readonly Sealer _words = keys.For("words");
    private readonly Sealer _evidence = keys.For("quarantine");
    private readonly Sealer _histories = keys.For("history");
    private readonly Sealer _pictures = keys.For("photograph");
    private readonly Sealer _clearances = keys.For("clearance");
    private readonly Sealer _fingers = keys.For("fingers");
    private readonly Sealer _parts = keys.For("attachment part");

    /// <summary>Salt and payload of an entry; null for one that was erased.</summary>
    public byte[]? Seal(Envelope envelope) => envelope is { Salt: { } salt, Payload: { } payload }
        ? Seal(envelope.HeaderBytes.Span, salt.Span, payload.Span)
        : null;

    /// <summary>The same by its parts.</summary>
    public byte[] Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload) =>
        _entries.Seal(keys.Today, header, [.. salt, .. payload]);

    /// <summary>Salt and payload; null after erasure.</summary>
    public (byte[] Salt, byte[] Payload)? Open(byte[] header, byte[]? bytes) =>
        keys.Open(_entries, header, bytes) is { Length: >= EnvelopeLimits.SaltBytes } opened
            ? (opened[..EnvelopeLimits.SaltBytes], opened[EnvelopeLimits.SaltBytes..])
            : null;

    /// <summary>Salt and payload in one, or why they do not open; nothing is logged.</summary>
    public Unsealed Examine(byte[] header, byte[] bytes) => keys.Examine(_entries, header, bytes);

    /// <summary>The payload alone; null after erasure.</summary>
    public byte[]? Payload(byte[] header, byte[]? bytes) => Open(header, bytes)?.Payload;

    /// <summary>What a crossing's row says of the person.</summary>
    public byte[] Seal(int regionId, string laneId, long sequence, PersonalPart part) => _persons.Seal(
        keys.Today, Place(regionId, laneId, sequence), JsonSerializer.SerializeToUtf8Bytes(part));

    /// <summary>The same, opened.</summary>
    public PersonalPart Person(int regionId, string laneId, long sequence, byte[]? bytes) =>
        keys.Open(_persons, Place(regionId, laneId, sequence), bytes) is { } opened
            ? JsonSerializer.Deserialize<PersonalPart>(opened) ?? PersonalPart.None
            : PersonalPart.None;

    /// <summary>Words that an officer wrote: a reason, a note.</summary>
    public byte[] Seal(int regionId, string laneId, object row, string words) =>
        _words.Seal(keys.Today, Place(regionId, laneId, row), Encoding.UTF8.GetBytes(words));

    /// <summary>The same, opened; empty after erasure.</summary>
    public string Words(int regionId, string laneId, object row, byte[]? bytes) =>
        keys.Open(_words, Place(regionId, laneId, row), bytes) is { } opened ? Encoding.UTF8.GetString(opened) : "";

    /// <summary>Evidence in quarantine, bound to its digest.</summary>
    public byte[] SealEvidence(byte[] digest, ReadOnlySpan<byte> evidence) =>
        _evidence.Seal(keys.Today, digest, evidence);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Evidence(byte[] digest, byte[] bytes) => keys.Open(_evidence, digest, bytes);

    /// <summary>A past crossing as histories hold it.</summary>
    public byte[] SealHistory(Guid crossingId, ReadOnlySpan<byte> content) =>
        _histories.Seal(keys.Today, crossingId.ToByteArray(bigEndian: true), content);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? History(Guid crossingId, byte[] bytes) =>
        keys.Open(_histories, crossingId.ToByteArray(bigEndian: true), bytes);

    /// <summary>A clearance as lanes get it.</summary>
    public byte[] SealClearance(Guid id, ReadOnlySpan<byte> content) =>
        _clearances.Seal(keys.Today, id.ToByteArray(bigEndian: true), content);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Clearance(Guid id, byte[] bytes) =>
        keys.Open(_clearances, id.ToByteArray(bigEndian: true), bytes);

    /// <summary>A picture of the traveller of a crossing.</summary>
    public byte[] SealPicture(int regionId, Guid crossingId, string kind, ReadOnlySpan<byte> picture) =>
        _pictures.Seal(keys.Today, PictureOf(regionId, crossingId, kind), picture);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Picture(int regionId, Guid crossingId, string kind, byte[]? bytes) =>
        keys.Open(_pictures, PictureOf(regionId, crossingId, kind), bytes);

    /// <summary>An enrolment of fingers, with its templates.</summary>
    public byte[] SealFingers(int regionId, Guid enrolmentId, ReadOnlySpan<byte> content) =>
        _fingers.Seal(keys.Today, PictureOf(regionId, enrolmentId, "templates"), content);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Fingers(int regionId, Guid enrolmentId, byte[]? bytes) =>
        keys.Open(_fingers, PictureOf(regionId, enrolmentId, "templates"), bytes);

    /// <summary>A part of an attachment that is not whole yet.</summary>
    public byte[] SealPart(int regionId, string laneId, string row, ReadOnlySpan<byte> part) =>
        _parts.Seal(keys.Today, Place(regionId, laneId, row), part);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Part(int regionId, string laneId, string row, byte[] bytes) =>
        keys.Open(_parts, Place(regionId, laneId, row), bytes);

    /// <summary>The blind index of a person's or document's key.</summary>
    public byte[]? Index(string? key) => keys.Index(key);

    private static byte[] PictureOf(int regionId, Guid crossingId, string kind) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{regionId}/{crossingId:N}/{kind}"));

    private static byte[] Place(int regionId, string laneId, object row) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{regionId}/{laneId}/{row}"));
}
