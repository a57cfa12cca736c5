using Bmis.Documents.CardVerifiable;

namespace Bmis.Documents.Lds;

/// <summary>
/// EF.CVCA (Doc 9303-11, K.2): the names of the authorities' keys from which the chip verifies a terminal's
/// certificates. The file is filled up with zeros.
/// </summary>
/// <param name="TrustPoints">
/// The names, the newest first. The standard allows two; a chip that names some more is understood.
/// </param>
public sealed record EfCvca(IReadOnlyList<KeyReference> TrustPoints)
{
    private const uint Reference = 0x42;
    private const int Allowed = 2;
    private const int Most = 8;

    /// <summary>Reads the file.</summary>
    public static LdsRead<EfCvca> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.ReadRow(file[..(file.Span.LastIndexOfAnyExcept((byte)0) + 1)], Parse);

    private static EfCvca? Parse(LdsObjects objects)
    {
        var found = new List<KeyReference>();
        while (objects.TryRead(out var one))
            if (one.Tag != Reference)
                objects.Walk.Fail(LdsFault.WrongTag, one.Place);
            else if (found.Count == Most)
                objects.Walk.Fail(LdsFault.TooMany, one.Place);
            else if (KeyReference.Read(one.Span) is { } reference)
                found.Add(reference);
            else
                objects.Walk.Fail(LdsFault.WrongValue, one.Place);
        if (found.Count > Allowed)
            objects.Walk.Note(LdsFault.TooMany, Reference, 0);
        return new(found);
    }
}
