using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Bmis.Reports.Statistics;

namespace Bmis.Central.Database;

/// <summary>Reads the migrations that are embedded as <c>…Migrations.0001_name.sql</c>.</summary>
internal static class MigrationFiles
{
    private const string Marker = ".Migrations.";

    // The roll-ups' steps come from the library that owns them and follow ours.
    private const int FirstOfReports = 201;

    /// <summary>Every step that this program knows.</summary>
    public static IReadOnlyList<Migration> OfProgram() =>
    [
        .. In(typeof(MigrationFiles).Assembly),
        .. RollUps.Migrations.Select((step, index) => OfReports(index, step)),
    ];

    private static Migration OfReports(int index, RollUpMigration step) =>
        Of($"{FirstOfReports + index:D4}_{step.Name.TrimStart([.. "0123456789_"])}", step.Sql);

    /// <summary>All steps of the assemblies in the order of their numbers.</summary>
    /// <exception cref="InvalidOperationException">Two steps bear one number, or a name has no number.</exception>
    public static IReadOnlyList<Migration> In(params IEnumerable<Assembly> assemblies)
    {
        var steps = assemblies.SelectMany(Embedded).OrderBy(step => step.Number).ToList();
        var twice = steps.GroupBy(step => step.Number).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? steps
            : throw new InvalidOperationException($"Two migrations bear one number: {string.Join(", ", twice)}.");
    }

    /// <summary>A step from its file name and text.</summary>
    public static Migration Of(string fileName, string sql)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        var number = name.Split('_', 2)[0];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1)
            throw new InvalidOperationException($"A migration's name starts with its number: {fileName}.");
        var text = sql.ReplaceLineEndings("\n");
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new Migration(place, name[(number.Length + 1)..], text, checksum);
    }

    private static IEnumerable<Migration> Embedded(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var at = resource.LastIndexOf(Marker, StringComparison.Ordinal);
            if (at < 0 || !resource.EndsWith(".sql", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return Of(resource[(at + Marker.Length)..], reader.ReadToEnd());
        }
    }
}
