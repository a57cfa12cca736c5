using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Bmis.Architecture.Tests;

/// <summary>What project files say, and what their assemblies use.</summary>
internal static class Projects
{
    /// <summary>Every project file of the repository.</summary>
    internal static IEnumerable<string> All =>
        Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    internal static string? AssemblyName(string projectText) =>
        XDocument.Parse(projectText).Descendants("AssemblyName").FirstOrDefault()?.Value;

    internal static SortedSet<string> References(string projectText) => new(
        XDocument.Parse(projectText).Descendants("ProjectReference")
            .Select(reference =>
                Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))),
        StringComparer.Ordinal);

    /// <summary>The projects whose types the assembly of a project really uses.</summary>
    internal static SortedSet<string> Uses(string projectFile)
    {
        var byAssembly = All.ToDictionary(
            file => AssemblyName(Repository.Read(file)) ?? Path.GetFileNameWithoutExtension(file),
            file => Path.GetFileNameWithoutExtension(file)!);
        using var image = new PEReader(File.OpenRead(Repository.AssemblyOf(projectFile)));
        var metadata = image.GetMetadataReader();
        var names = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
        return new(names.Where(byAssembly.ContainsKey).Select(name => byAssembly[name]), StringComparer.Ordinal);
    }
}
