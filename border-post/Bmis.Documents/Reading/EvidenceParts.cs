using System.Formats.Asn1;

namespace Bmis.Documents.Reading;

/// <summary>The small parts of a file of evidence, each with its limit.</summary>
internal static class EvidenceParts
{
    /// <exception cref="AsnContentException">The part has not the form it should; so everywhere here.</exception>
    internal static string Text(AsnReader reader) =>
        reader.PeekContentBytes().Length <= EvidenceLimits.PartBytes
            ? reader.ReadCharacterString(UniversalTagNumber.UTF8String)
            : throw Wrong();

    internal static T Code<T>(AsnReader reader)
        where T : struct, Enum
    {
        var name = Text(reader);
        return Enum.GetNames<T>().Contains(name, StringComparer.Ordinal) ? Enum.Parse<T>(name) : throw Wrong();
    }

    internal static int Number(AsnReader reader, Asn1Tag? tag = null) =>
        reader.TryReadInt32(out var number, tag) ? number : throw Wrong();

    internal static long Ticks(AsnReader reader) =>
        reader.TryReadInt64(out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? ticks : throw Wrong();

    internal static Iso7816.StatusWord Status(AsnReader reader) =>
        Number(reader) is var number and >= 0 and <= ushort.MaxValue ? new((ushort)number) : throw Wrong();

    internal static ReadOnlyMemory<byte> Bytes(
        AsnReader reader, int most = EvidenceLimits.PartBytes, Asn1Tag? tag = null)
    {
        var bytes = reader.ReadOctetString(tag);
        return bytes.Length <= most ? bytes : throw Wrong();
    }

    internal static bool IsNext(AsnReader reader, int number) =>
        reader.HasData && reader.PeekTag().HasSameClassAndValue(Tag(number));

    internal static int? OptionalNumber(AsnReader reader, int number) =>
        IsNext(reader, number) ? Number(reader, Tag(number)) : null;

    /// <summary>What stands under an explicit tag; null when the tag is not next.</summary>
    internal static T? Optional<T>(AsnReader reader, int number, Func<AsnReader, T> read)
        where T : class
    {
        if (!IsNext(reader, number))
            return null;
        var wrapped = reader.ReadSequence(Tag(number));
        var value = Whole(wrapped.ReadSequence(), read);
        wrapped.ThrowIfNotEmpty();
        return value;
    }

    internal static List<T> List<T>(AsnReader reader, Func<AsnReader, T> read)
    {
        var entries = new List<T>();
        for (var list = reader.ReadSequence(); list.HasData;)
            entries.Add(entries.Count < EvidenceLimits.Entries ? Whole(list.ReadSequence(), read) : throw Wrong());
        return entries;
    }

    internal static T Whole<T>(AsnReader reader, Func<AsnReader, T> read)
    {
        var value = read(reader);
        reader.ThrowIfNotEmpty();
        return value;
    }

    internal static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);

    internal static AsnContentException Wrong() => new();
}
