using System.Xml;
using System.Xml.Schema;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Checks an XML specimen against the schema of its publisher, which lies outside the repository.</summary>
internal static class SchemaCheck
{
    public static void Holds(SourceFile file, string schema)
    {
        var faults = Faults(file, Path.Combine(RealLists.Folder(), "schemas", schema));
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        // A check that finds nothing wrong in nonsense would prove nothing.
        var nonsense = Specimens.Changed(
            file, text => text.Replace("ID=\"", "XD=\"", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(Faults(nonsense, Path.Combine(RealLists.Folder(), "schemas", schema)));
    }

    private static List<string> Faults(SourceFile file, string schema)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, schema);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) =>
            faults.Add($"{fault.Exception.LineNumber}: {fault.Message}");
        using var reader = XmlReader.Create(new MemoryStream(file.Content), settings);
        while (reader.Read() && faults.Count < 20) { }

        return faults;
    }
}
