using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>
/// Makes entries of persons, organisations, vessels and aircraft, and gives them the documents that are entities of
/// their own. Other entities, such as ownerships and addresses, are left aside with one warning for each schema.
/// </summary>
internal sealed class FtmMapper(ImportDraft import)
{
    private const int LongestId = 200;

    private static readonly string[] Remarks =
    [
        "title", "position", "deathDate", "country", "flag", "imoNumber", "mmsi", "callSign", "registrationNumber",
        "taxNumber", "innCode", "ogrnCode", "leiCode", "status", "summary", "description", "notes",
    ];

    private readonly Dictionary<string, EntryDraft> _entries = new(StringComparer.Ordinal);
    private readonly List<FtmDocument> _documents = [];

    internal void Note(FtmEntity entity)
    {
        if (!IsId(entity.Id))
            import.Problem(entity.Place, "id", "An id has 1 to 200 letters, digits and marks.");
        else if (KindOf(entity.Schema) is { } kind)
            NoteEntry(entity, kind);
        else if (entity.Schema is "Passport" or "Identification")
            _documents.Add(FtmDocument.Of(entity));
        else if (entity.Schema.Length == 0)
            import.Problem(entity.Place, "schema", "The entity has no schema.");
        else
            NoteOther(entity);
    }

    /// <summary>Joins documents and holders, which may stand in any order, and hands the entries over.</summary>
    internal void Finish()
    {
        foreach (var document in _documents) NoteDocument(document);
        foreach (var entry in _entries.Values)
            if (entry.HasName) entry.Finish("id", "name");
            else import.WarnOnce(entry.Place, "name", "Entities with neither name nor caption are left aside.");
    }

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId
        && id.All(character => character is > ' ' and < '\u007F');

    private static EntryKind? KindOf(string schema) => schema switch
    {
        "Person" => EntryKind.Person,
        "Organization" or "Company" or "LegalEntity" or "PublicBody" => EntryKind.Entity,
        "Vessel" => EntryKind.Vessel,
        "Airplane" => EntryKind.Aircraft,
        _ => null,
    };

    // Schemas are named with letters; anything else would be content in a warning.
    private void NoteOther(FtmEntity entity)
    {
        if (entity.Schema.Length > 40 || !entity.Schema.All(char.IsAsciiLetter))
            import.Problem(entity.Place, "schema", "The schema of the entity is none of the model.");
        else
            import.WarnOnce(entity.Place, "schema", $"Entities of the schema {entity.Schema} are left aside.");
    }

    private void NoteEntry(FtmEntity entity, EntryKind kind)
    {
        var entry = new EntryDraft(import, entity.Place, $"ftm:{entity.Id}", kind, "OpenSanctions (FollowTheMoney)");
        if (!_entries.TryAdd(entity.Id, entry))
        {
            import.Problem(entity.Place, "id", "The id was given before.");
            return;
        }

        FtmNames.Note(entity, entry);
        foreach (var date in entity["birthDate"]) NoteBirth(date, entry);
        foreach (var birthPlace in entity["birthPlace"]) entry.AddBirthPlace(birthPlace);
        foreach (var address in entity["address"]) entry.AddAddress(address);
        foreach (var property in new[] { "nationality", "citizenship" })
            foreach (var state in entity[property]) entry.AddNationalityCode(state, property);
        entry.Sex = SexOf(entity);
        if (kind == EntryKind.Person) NoteNumbers(entity, entry);
        foreach (var property in new[] { "programId", "program", "topics" })
            foreach (var programme in entity[property]) entry.AddProgramme(programme);
        foreach (var property in Remarks) entry.AddRemark(property, SourceText.Joined(entity[property]));
        entry.AddRemark("datasets", SourceText.Joined(entity.Datasets));
    }

    private static void NoteBirth(string text, EntryDraft entry)
    {
        if (PartialDate.Parse(text).TryGet(out var date)) entry.AddBirth(BirthInterval.Of(date));
        else entry.Problem("birthDate", "It is not a date: yyyy-MM-dd, yyyy-MM or yyyy.");
    }

    private static void NoteNumbers(FtmEntity entity, EntryDraft entry)
    {
        foreach (var number in entity["passportNumber"])
            entry.AddDocument("Passport", number, null, "passportNumber");
        foreach (var number in entity["idNumber"])
            entry.AddDocument("Identification number", number, null, "idNumber");
    }

    // Both sexes stand there where publishers do not agree: then none is said.
    private static Sex? SexOf(FtmEntity entity) => entity["gender"].Distinct().ToList() switch
    {
        ["male"] => Sex.M,
        ["female"] => Sex.F,
        ["other"] => Sex.X,
        _ => null,
    };

    private void NoteDocument(FtmDocument document)
    {
        foreach (var holder in document.Holders)
        {
            if (!_entries.TryGetValue(holder, out var entry))
            {
                import.WarnOnce(
                    document.Place, "holder", "The holder is not in this file; such documents are left aside.");
                continue;
            }

            entry.Place = document.Place;
            foreach (var number in document.Numbers)
                entry.AddDocument(document.Type, number, document.State, "number");
        }
    }
}
