namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>
/// The records of the advanced form in their order: the values that others refer to, places, documents, parties, how
/// parties belong together, and by which programme each is listed.
/// </summary>
internal sealed class OfacAdvancedReader(ImportDraft import)
{
    private readonly ReferenceValues _values = new(import);
    private readonly Dictionary<string, AdvancedPlace> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<XmlItem>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryDraft> _profiles = new(StringComparer.Ordinal);
    private readonly List<EntryDraft> _entries = [];

    internal void Read(SourceFile file)
    {
        XmlSource.Read(file, "Sanctions", import, new(StringComparer.Ordinal)
        {
            ["Sanctions"] = NoteRoot,
            ["ReferenceValueSets"] = _values.Note,
            ["Location"] = place => _places[place["ID"]] = AdvancedPlace.Of(place, _values),
            ["IDRegDocument"] = NoteDocument,
            ["DistinctParty"] = NoteParty,
            ["ProfileRelationship"] = NoteRelationship,
            ["SanctionsEntry"] = NoteMeasures,
        });
        foreach (var entry in _entries) entry.Finish("FixedRef", "DocumentedName");
    }

    // A file of changes alone would look like a list from which nearly everybody was removed.
    private void NoteRoot(XmlItem root)
    {
        if (root["DeltaBaseVersion"].Length > 0)
            import.Problem(root.Place, "DeltaBaseVersion", "The file holds changes only; the whole list is needed.");
    }

    private void NoteDocument(XmlItem document)
    {
        if (!_documents.TryGetValue(document["IdentityID"], out var list))
            _documents.Add(document["IdentityID"], list = []);
        list.Add(document);
    }

    private void NoteParty(XmlItem party)
    {
        var number = party["FixedRef"];
        var profiles = party.Of("Profile").ToList();
        if (number.Length is 0 or > 20 || !number.All(char.IsAsciiDigit))
            import.Problem(party.Place, "FixedRef", "The number of the party is not a number.");
        else if (profiles.Count == 0)
            import.Problem(party.Place, "Profile", "The party has no profile.");
        else if (KindOf(profiles[0]) is { } kind)
            NoteParty(new(import, party.Place, $"ofac:{number}", kind, "OFAC"), party, profiles);
        else
            import.Problem(profiles[0].Place, "PartySubTypeID", "The type of the party is none of those published.");
    }

    private void NoteParty(EntryDraft entry, XmlItem party, List<XmlItem> profiles)
    {
        _entries.Add(entry);
        var mapper = new AdvancedMapper(entry, _values, _places);
        foreach (var profile in profiles)
        {
            _profiles[profile["ID"]] = entry;
            foreach (var identity in profile.Of("Identity"))
            {
                mapper.NoteNames(identity);
                foreach (var document in _documents.GetValueOrDefault(identity["ID"], []))
                    mapper.NoteDocument(document);
            }

            foreach (var feature in profile.Of("Feature")) mapper.NoteFeature(feature);
            foreach (var comment in profile.Of("Comment")) entry.AddRemark(comment.Text);
        }

        foreach (var comment in party.Of("Comment")) entry.AddRemark(comment.Text);
    }

    private EntryKind? KindOf(XmlItem profile)
    {
        var (subType, type) = _values.PartyType(profile["PartySubTypeID"], profile.Place);
        return (type, subType) switch
        {
            ("Individual", _) => EntryKind.Person,
            ("Entity", _) => EntryKind.Entity,
            ("Transport", "Vessel") => EntryKind.Vessel,
            ("Transport", "Aircraft") => EntryKind.Aircraft,
            ("Location" or "Other", _) => EntryKind.Entity,
            _ => null,
        };
    }

    private void NoteRelationship(XmlItem relationship)
    {
        if (!_profiles.TryGetValue(relationship["From-ProfileID"], out var from)
            || !_profiles.TryGetValue(relationship["To-ProfileID"], out var to))
        {
            import.WarnOnce(
                relationship.Place, "ProfileRelationship", "Its party is not in the file; it is left aside.");
            return;
        }

        from.AddLink(AlertLinkKind.Associate, to.Id);
        from.AddRemark(_values.Text("RelationType", relationship["RelationTypeID"], relationship.Place), to.Id);
    }

    private void NoteMeasures(XmlItem listing)
    {
        if (!_profiles.TryGetValue(listing["ProfileID"], out var entry))
        {
            import.WarnOnce(listing.Place, "ProfileID", "Its party is not in the file; it is left aside.");
            return;
        }

        if (listing["ListID"].Length > 0)
            entry.AddRemark("List", _values.Text("List", listing["ListID"], listing.Place));
        foreach (var measure in listing.Of("SanctionsMeasure"))
            if (_values.Text("SanctionsType", measure["SanctionsTypeID"], measure.Place) == "Program")
                entry.AddProgramme(measure.Value("Comment"));
        entry.AddRemark(listing.Value("Comment"));
        entry.AddRemark(listing.Value("LimitationsToListing"));
    }
}
