namespace Bmis.Watchlist.Lists.Eu;

/// <summary>The entities of the XML form; each is one record with its details as elements full of attributes.</summary>
internal static class EuXmlReader
{
    internal static void Read(SourceFile file, ImportDraft import) => XmlSource.Read(
        file, "export", import, new(StringComparer.Ordinal) { ["sanctionEntity"] = record => Map(record, import) });

    private static void Map(XmlItem record, ImportDraft import)
    {
        var subject = record.First("subjectType");
        if (EuMapper.Begin(
            import, record.Place, record["logicalId"], subject?["classificationCode"] ?? "", "logicalId", "subjectType")
            is not { } entry) return;
        foreach (var item in record.Items) Note(item, entry);
        entry.Place = record.Place;
        entry.AddRemark("EU reference", record["euReferenceNumber"]);
        entry.AddRemark("UN reference", record["unitedNationId"]);
        entry.AddRemark("Designated on", record["designationDate"]);
        entry.AddRemark("Delisted on", record["delistingDate"]);
        entry.AddRemark(record["designationDetails"]);
        entry.Finish("logicalId", "nameAlias");
    }

    private static void Note(XmlItem item, EntryDraft entry)
    {
        entry.Place = item.Place;
        var detail = new EuDetail(item.Name, name => item[name]);
        switch (item.Name)
        {
            case "regulation":
                entry.AddProgramme(item["programme"]);
                entry.AddRemark("Regulation", item["numberTitle"]);
                break;
            case "nameAlias":
                EuMapper.NoteName(detail, entry);
                break;
            case "birthdate":
                EuMapper.NoteBirth(detail, entry);
                break;
            case "citizenship":
                EuMapper.NoteCitizenship(detail, entry);
                break;
            case "identification":
                EuMapper.NoteDocument(detail, entry);
                break;
            case "address":
                EuMapper.NoteAddress(detail, entry);
                break;
            case "remark":
                entry.AddRemark(item.Text);
                break;
        }

        foreach (var remark in item.Of("remark")) entry.AddRemark(remark.Text);
    }
}
