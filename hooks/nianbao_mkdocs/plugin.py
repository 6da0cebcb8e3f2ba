"""The plugin that an office names in its `mkdocs.yml`: the events, under the names that MkDocs looks for."""

from mkdocs.plugins import BasePlugin

from nianbao_mkdocs import events


class NianbaoPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg] # it has no settings of its own
    """The MkDocs plugin `nianbao`: it answers events of the build and has no settings of its own."""

    on_config = staticmethod(events.on_config)
    on_files = staticmethod(events.on_files)
    on_nav = staticmethod(events.on_nav)
    on_page_markdown = staticmethod(events.on_page_markdown)
    on_page_content = staticmethod(events.on_page_content)
    on_page_context = staticmethod(events.on_page_context)  # type: ignore[assignment] # templates get more values
    on_template_context = staticmethod(events.on_template_context)  # type: ignore[assignment]
    on_post_template = staticmethod(events.on_post_template)
    on_post_page = staticmethod(events.on_post_page)
