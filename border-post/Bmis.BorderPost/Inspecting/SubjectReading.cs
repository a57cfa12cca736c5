using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Reads from an MRZ whom and what an inspection looks at.</summary>
internal static class SubjectReading
{
    // Doc 9303-3, part D: a person whose nationality the document does not say in a known code.
    internal static readonly CountryCode Unspecified = CountryCode.Parse("XXX").Value;

    internal static InspectionSubject Read(Guid id, Direction direction, string mrzText, DateOnly today)
    {
        var read = MrzParser.Parse(mrzText, today);
        return new(id, direction, TravellerOf(read), DocumentOf(read, mrzText), mrzText);
    }

    private static Traveller? TravellerOf(MrzResult read) => read.Name is { } name
        ? new(name, read.DateOfBirth, read.Sex ?? Sex.X, read.NationalityCode ?? Unspecified)
        : null;

    /// <summary>The document of a zone; null when it has no number.</summary>
    internal static TravelDocument? DocumentOf(MrzResult read, string mrzText) => read.Number is { } number
        ? new(read.DocumentCode, read.IssuingStateCode ?? Unspecified, number, read.DateOfExpiry, mrzText)
        : null;
}
