using Bmis.Edifact.Filtering;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>What is kept of elements that have no place of their own.</summary>
internal static class XmlKept
{
    private static readonly string[] TextNames = ["OtherServiceInformation", "OSI", "Remark", "GeneralRemark"];

    /// <summary>
    /// An element as it is, but for the numbers of cards: first its text, then each attribute with its name before it.
    /// </summary>
    internal static KeptSegment Keep(XmlPart part) => new(
        part.Name,
        [
            [CardNumbers.MaskIn(part.Text)],
            .. part.Attributes.Select(one => (IReadOnlyList<string>)[one.Name, CardNumbers.MaskIn(one.Value)]),
        ],
        part.Offset);

    /// <summary>All children but those of certain names, and everything in them.</summary>
    internal static IReadOnlyList<KeptSegment> Others(XmlPart part, IReadOnlyList<string> known) =>
    [
        .. part.Children.Where(child => !known.Any(child.Is)).SelectMany(child => child.Whole()).Select(Keep),
    ];

    /// <summary>Free text: other service information and remarks.</summary>
    internal static IReadOnlyList<FreeText> Texts(XmlPart part) =>
    [
        .. part.Children.Where(child => TextNames.Any(child.Is)).Select(child => new FreeText(
            child.Attribute("Code", "SubjectQualifier"), child.Of("Airline", "Code"), Lines(child))),
    ];

    private static List<string> Lines(XmlPart part) =>
        [.. part.Whole().Select(one => one.Text).Where(text => text.Length > 0)];
}
