using Bmis.TestKit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
