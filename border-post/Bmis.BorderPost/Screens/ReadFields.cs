using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Screens;

/// <summary>What is known of traveller and document, as the form that types them begins.</summary>
internal static class ReadFields
{
    internal static IReadOnlyDictionary<DocumentField, string> Of(InspectionSubject? subject)
    {
        var fields = new Dictionary<DocumentField, string>();
        if (subject?.Traveller is { } traveller)
        {
            fields[DocumentField.Surname] = traveller.Name.Primary;
            fields[DocumentField.GivenNames] = traveller.Name.Secondary;
            fields[DocumentField.BirthDate] = traveller.BirthDate.ToIso();
            fields[DocumentField.Sex] = $"{traveller.Sex}";
            fields[DocumentField.Nationality] = traveller.Nationality.Code;
        }

        if (subject?.Document is { } document)
        {
            fields[DocumentField.DocumentCode] = document.DocumentCode;
            fields[DocumentField.IssuingState] = document.IssuingState.Code;
            fields[DocumentField.Number] = document.Number.Text;
            fields[DocumentField.Expiry] = document.Expiry.ToIso();
        }

        return fields;
    }
}
